-- What came to nothing before it was whole was never scanned; that nobody could have is another thing.
alter table upload no force row level security;
update upload set scan = '{"verdict":"not_scanned"}'
where state in ('REJECTED', 'EXPIRED') and scan = '{"verdict":"skipped"}';
alter table upload force row level security;
