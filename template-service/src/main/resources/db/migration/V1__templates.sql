-- A template as it is now. Those of the built-in catalogue belong to no tenant.
create table template (
    id          uuid        primary key,
    org_id      uuid,
    version     int         not null,
    name        text        not null,
    description text,
    deleted     boolean     not null default false,
    created_at  timestamptz not null,
    created_by  text        not null
);
create unique index template_name on template (org_id, lower(name)) where not deleted;
create unique index template_built_in_name on template (lower(name)) where org_id is null and not deleted;
call protect('template');
-- Everybody reads the built-in catalogue; only the background role, which the service enters to
-- bring it up to date, writes it.
create policy built_in on template for select using (org_id is null);

-- What a template says, version by version.
create table template_version (
    template_id uuid        not null references template,
    version     int         not null,
    org_id      uuid,
    definition  text        not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    primary key (template_id, version)
);
call protect('template_version');
create policy built_in on template_version for select using (org_id is null);

-- Files were read with these versions: neither they nor the templates they belong to ever go away.
revoke update, delete on template_version from phonelog_template, phonelog_template_background;
revoke delete on template from phonelog_template, phonelog_template_background;
