-- How finely a run is cut, and by which parser it is read: both fixed for the whole run.
alter table job add column grain text;
alter table job add column parser_version text;
alter table job add column planners_lost int not null default 0;

-- A run's plan, once for all its chunks. It is read only when a worker is lost.
create table job_plan (
    org_id uuid not null,
    job_id uuid not null references job on delete cascade,
    run    int  not null,
    made   text not null,
    primary key (job_id, run)
);
call protect('job_plan');

alter table job_chunk drop column work;

create index job_running on job (progressed_at) where state = 'RUNNING';
