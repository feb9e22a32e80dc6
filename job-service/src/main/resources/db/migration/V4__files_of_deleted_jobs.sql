-- Files whose jobs were deleted: as long as their upload is there they can be parsed again.
create table parsed_file (
    upload_id uuid primary key,
    org_id    uuid not null,
    file      text not null
);
call protect('parsed_file');
