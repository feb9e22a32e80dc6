-- What all services share: nobody may do anything unless granted, and extensions have one home.
REVOKE ALL ON DATABASE phonelog FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS extensions;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS btree_gin SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA extensions;
-- Where policies hold, an index may only answer what tells nothing of the rows that it looks at, else a search
-- reads all names of its tenant. These compare and tell: an error of theirs is about the pattern, which a service
-- makes.
ALTER FUNCTION pg_catalog.textlike(text, text) LEAKPROOF;
ALTER FUNCTION pg_catalog.texticlike(text, text) LEAKPROOF;
ALTER FUNCTION extensions.word_similarity_commutator_op(text, text) LEAKPROOF;
