-- Schroder finds Schröder, and lodz finds Łódź: names are searched for without their accents, as they are typed
-- on another keyboard.
create function folded(name text) returns text
    language sql immutable strict parallel safe
    return replace(replace(replace(replace(
        translate(
            lower(regexp_replace(normalize(lower(name), nfkd), '[\u0300-\u036F]', '', 'g')),
            'øłđðħŧŋı', 'olddhtni'),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');

-- The pattern of all that has it as a part.
create function part_of(name text) returns text
    language sql immutable strict parallel safe
    return '%' || regexp_replace(name, '([\\%_])', '\\\1', 'g') || '%';

-- The index goes first: it would be built anew with the column.
drop index party_by_part;
drop index place_by_part;
alter table party add column folded text not null generated always as (folded(name)) stored;
alter table place add column folded text not null generated always as (folded(name)) stored;
create index party_by_part on party using gin (org_id, address gin_trgm_ops, folded gin_trgm_ops);
create index place_by_part on place using gin (org_id, address gin_trgm_ops, folded gin_trgm_ops);
