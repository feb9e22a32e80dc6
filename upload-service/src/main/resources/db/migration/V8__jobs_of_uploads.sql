-- Uploads of a job that is deleted.
create index upload_job on upload (job_id) where job_id is not null;
