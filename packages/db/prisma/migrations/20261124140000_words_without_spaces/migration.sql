-- Thai, Lao, Burmese, Khmer, Chinese and Japanese are written without spaces between words, so PostgreSQL takes a sentence for one word.
-- There each character becomes a word of its own, and what is typed a phrase of them: 東京 is 東 followed by 京.
-- U+0004 parts them; nobody says it, and it is taken out again where a line is quoted. Without SET, so that both are inlined.
CREATE FUNCTION public.has_unspaced(content text) RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$
  SELECT content OPERATOR(pg_catalog.~) '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]'
$$;

CREATE FUNCTION public.spoken_text(content text) RETURNS text
  LANGUAGE sql
  IMMUTABLE
AS $$
  SELECT CASE WHEN public.has_unspaced(content) THEN
    pg_catalog.regexp_replace(content, '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])',
      pg_catalog.chr(4) OPERATOR(pg_catalog.||) '\1' OPERATOR(pg_catalog.||) pg_catalog.chr(4), 'g')
    ELSE content END
$$;

CREATE OR REPLACE FUNCTION public.spoken_words(tenant uuid, of_user uuid, config regconfig, content text) RETURNS tsvector
  LANGUAGE sql
  IMMUTABLE
AS $$
  SELECT pg_catalog.array_to_tsvector(pg_catalog.array_remove(ARRAY[tenant::text, of_user::text], NULL))
    OPERATOR(pg_catalog.||) pg_catalog.to_tsvector(config, public.spoken_text(pg_catalog.left(content, 50000)))
$$;

CREATE OR REPLACE FUNCTION public.spoken_query(words text) RETURNS tsquery
  LANGUAGE plpgsql
  STABLE
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  -- A run of such characters is a phrase, unless quotation marks say already what is one.
  typed text := public.spoken_text(CASE WHEN words LIKE '%"%' THEN words ELSE
    regexp_replace(words, '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+)', '"\1"', 'g') END);
  asked tsquery := websearch_to_tsquery('simple', typed);
  config regconfig;
BEGIN
  FOR config IN SELECT DISTINCT public.spoken_config(a.language) FROM public.agents a WHERE a.tenant_id = tenant LOOP
    asked := asked || websearch_to_tsquery(config, typed);
  END LOOP;
  RETURN asked;
END;
$$;

ALTER TABLE "call_transcripts" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "calls" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "agents" NO FORCE ROW LEVEL SECURITY;

UPDATE "call_transcripts" t
SET "search" = public.spoken_words(t."tenant_id", c."user_id", public.spoken_config(coalesce(a."language", '')), t."content")
FROM "calls" c LEFT JOIN "agents" a ON a."id" = c."agent_id"
WHERE c."id" = t."call_id" AND t."search" IS NOT NULL AND public.has_unspaced(t."content");

ALTER TABLE "call_transcripts" FORCE ROW LEVEL SECURITY;
ALTER TABLE "calls" FORCE ROW LEVEL SECURITY;
ALTER TABLE "agents" FORCE ROW LEVEL SECURITY;
