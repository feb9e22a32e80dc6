-- Roles and schema of one service, @service@. Run by a superuser in the service's database, as often
-- as you like. @password@ and @owner_password@ are quoted literals.
--
--   phonelog_S_owner       logs in to migrate; owns the schema and all in it
--   phonelog_S             logs in to work; owns nothing, so row-level security holds for it
--   phonelog_S_background  entered by phonelog_S, per transaction, for work across tenants

DO $roles$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phonelog_@service@_owner') THEN
        CREATE ROLE phonelog_@service@_owner;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phonelog_@service@') THEN
        CREATE ROLE phonelog_@service@;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phonelog_@service@_background') THEN
        CREATE ROLE phonelog_@service@_background;
    END IF;
END
$roles$;

ALTER ROLE phonelog_@service@_owner LOGIN NOBYPASSRLS PASSWORD @owner_password@;
ALTER ROLE phonelog_@service@ LOGIN NOINHERIT NOBYPASSRLS PASSWORD @password@;
ALTER ROLE phonelog_@service@_background NOLOGIN NOBYPASSRLS;

-- Belonging to the role must not by itself open other tenants' rows: SET, never INHERIT.
GRANT phonelog_@service@_background TO phonelog_@service@ WITH INHERIT FALSE, SET TRUE;

GRANT CONNECT, TEMPORARY ON DATABASE phonelog TO phonelog_@service@_owner, phonelog_@service@;
GRANT TEMPORARY ON DATABASE phonelog TO phonelog_@service@_background;

CREATE SCHEMA IF NOT EXISTS @service@ AUTHORIZATION phonelog_@service@_owner;
GRANT USAGE ON SCHEMA @service@, extensions TO
    phonelog_@service@_owner, phonelog_@service@, phonelog_@service@_background;
ALTER ROLE phonelog_@service@_owner SET search_path = @service@, extensions;
ALTER ROLE phonelog_@service@ SET search_path = @service@, extensions;

-- What the owner creates from now on, the service may use.
ALTER DEFAULT PRIVILEGES FOR ROLE phonelog_@service@_owner IN SCHEMA @service@
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO phonelog_@service@, phonelog_@service@_background;
ALTER DEFAULT PRIVILEGES FOR ROLE phonelog_@service@_owner IN SCHEMA @service@
    GRANT USAGE, SELECT ON SEQUENCES TO phonelog_@service@, phonelog_@service@_background;
