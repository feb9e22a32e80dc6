-- What a file holds besides its rows, and what it says of how many rows there are.
alter table job add column lines_header bigint not null default 0;
alter table job add column lines_preamble bigint not null default 0;
alter table job add column lines_blank bigint not null default 0;
alter table job add column lines_trailer bigint not null default 0;
alter table job add column declared_sum bigint not null default 0;
alter table job add column declared_last bigint;
alter table job add column declared_line bigint not null default 0;
