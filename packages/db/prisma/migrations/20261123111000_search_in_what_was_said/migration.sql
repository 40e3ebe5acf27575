-- AlterTable
ALTER TABLE "call_transcripts" ADD COLUMN     "search" tsvector;

-- Every language twice over: as PostgreSQL has it, but without stop words. In what was said "not" and "yes" are worth finding.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT cfgname FROM pg_catalog.pg_ts_config
              WHERE cfgnamespace = 'pg_catalog'::regnamespace AND cfgname <> 'simple' LOOP
    EXECUTE format('CREATE TEXT SEARCH DICTIONARY public.%I (TEMPLATE = pg_catalog.snowball, Language = %L)', 'spoken_' || name, name);
    EXECUTE format('CREATE TEXT SEARCH CONFIGURATION public.%I (COPY = pg_catalog.%I)', 'spoken_' || name, name);
    EXECUTE format('ALTER TEXT SEARCH CONFIGURATION public.%I ALTER MAPPING REPLACE pg_catalog.%I WITH public.%I',
                   'spoken_' || name, name || '_stem', 'spoken_' || name);
  END LOOP;
  -- Latin words within other scripts.
  FOR name IN SELECT cfgname FROM pg_catalog.pg_ts_config
              WHERE cfgnamespace = 'public'::regnamespace AND cfgname LIKE 'spoken\_%' AND cfgname <> 'spoken_english' LOOP
    EXECUTE format('ALTER TEXT SEARCH CONFIGURATION public.%I ALTER MAPPING REPLACE pg_catalog.english_stem WITH public.spoken_english', name);
  END LOOP;
END $$;

-- How a call in a language (BCP 47) is taken apart into words; languages without rules of their own are taken word for word.
CREATE FUNCTION public.spoken_config(language text) RETURNS regconfig
  LANGUAGE sql
  STABLE
  SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(
    (SELECT oid::regconfig FROM pg_ts_config WHERE cfgnamespace = 'public'::regnamespace AND cfgname = 'spoken_' ||
      CASE split_part(lower(language), '-', 1)
        WHEN 'ar' THEN 'arabic' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'nl' THEN 'dutch'
        WHEN 'en' THEN 'english' WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french' WHEN 'de' THEN 'german'
        WHEN 'el' THEN 'greek' WHEN 'hi' THEN 'hindi' WHEN 'hu' THEN 'hungarian' WHEN 'id' THEN 'indonesian'
        WHEN 'it' THEN 'italian' WHEN 'lt' THEN 'lithuanian' WHEN 'no' THEN 'norwegian' WHEN 'nb' THEN 'norwegian'
        WHEN 'pt' THEN 'portuguese' WHEN 'ro' THEN 'romanian' WHEN 'ru' THEN 'russian' WHEN 'es' THEN 'spanish'
        WHEN 'sv' THEN 'swedish' WHEN 'ta' THEN 'tamil' WHEN 'tr' THEN 'turkish'
      END),
    'pg_catalog.simple'::regconfig)
$$;

-- The words of a line, and whose they are: tenant and user as words of their own, so that the index alone keeps others' lines out.
-- A line longer than any breath is searched as far as a tsvector may be long. Without SET, so that it is inlined.
CREATE FUNCTION public.spoken_words(tenant uuid, of_user uuid, config regconfig, content text) RETURNS tsvector
  LANGUAGE sql
  IMMUTABLE
AS $$
  SELECT pg_catalog.array_to_tsvector(pg_catalog.array_remove(ARRAY[tenant::text, of_user::text], NULL))
    OPERATOR(pg_catalog.||) pg_catalog.to_tsvector(config, pg_catalog.left(content, 50000))
$$;

-- Words as people type them into a search box ("…" for a phrase, - for what is not to be there), in every language that the tenant's
-- agents speak.
CREATE FUNCTION public.spoken_query(words text) RETURNS tsquery
  LANGUAGE plpgsql
  STABLE
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  asked tsquery := websearch_to_tsquery('simple', words);
  config regconfig;
BEGIN
  FOR config IN SELECT DISTINCT public.spoken_config(a.language) FROM public.agents a WHERE a.tenant_id = tenant LOOP
    asked := asked || websearch_to_tsquery(config, words);
  END LOOP;
  RETURN asked;
END;
$$;

-- The calls of the tenant in the setting, or of one of its users, in which something was said, as far as `most` lines of it go; `is_all`:
-- there are no more. Row-level security would forbid the index, because matching words is not leakproof; so this function passes the
-- policies and keeps the wall itself. Without a tenant it finds nothing.
CREATE FUNCTION public.calls_saying(words tsquery, of_user uuid, most int, OUT call_ids uuid[], OUT is_all boolean)
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  SET enable_seqscan = off
AS $$
DECLARE
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  own tsquery := words && ('''' || tenant::text || '''')::tsquery;
BEGIN
  IF of_user IS NOT NULL THEN
    own := own && ('''' || of_user::text || '''')::tsquery;
  END IF;
  -- The inner part has one condition, so that there is one way to it: the index. What it finds too much goes outside.
  SELECT coalesce(array_agg(DISTINCT found.call_id) FILTER (WHERE found.tenant_id = tenant), '{}'), count(*) <= most
  INTO call_ids, is_all
  FROM (SELECT t.call_id, t.tenant_id FROM public.call_transcripts t WHERE t.search @@ own LIMIT most + 1) AS found;
END;
$$;

REVOKE ALL ON FUNCTION public.calls_saying(tsquery, uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.calls_saying(tsquery, uuid, int) TO voxcalls_app;

-- The function reads as the owner of the tables, whom forced policies bind, too, where the owner is no superuser.
CREATE POLICY "search_access" ON "call_transcripts" FOR SELECT TO CURRENT_USER USING (true);

ALTER TABLE "call_transcripts" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "calls" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "agents" NO FORCE ROW LEVEL SECURITY;

UPDATE "call_transcripts" t
SET "search" = public.spoken_words(t."tenant_id", c."user_id", public.spoken_config(coalesce(a."language", '')), t."content")
FROM "calls" c LEFT JOIN "agents" a ON a."id" = c."agent_id"
WHERE c."id" = t."call_id";

ALTER TABLE "call_transcripts" FORCE ROW LEVEL SECURITY;
ALTER TABLE "calls" FORCE ROW LEVEL SECURITY;
ALTER TABLE "agents" FORCE ROW LEVEL SECURITY;

-- What waits to be sorted into the index is read through by every search: not much of it.
CREATE INDEX "call_transcripts_search" ON "call_transcripts" USING gin ("search") WITH (gin_pending_list_limit = 512)
  WHERE "search" IS NOT NULL;
