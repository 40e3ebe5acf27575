-- Who types "reunion" means "réunion" too, and whoever writes down what was said may leave accents out. So a line that has them is indexed
-- twice over, as it is and without them, and what is typed is asked for both ways: stems come out of endings, and some are known by their
-- accents ("fatiguée"), so that neither way alone would find every form.
-- Only Latin and Greek letters lose them: a Russian й is no и, and a Japanese が no か. Without SET, so that they are inlined.
CREATE FUNCTION public.has_accents(content text) RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$
  SELECT content OPERATOR(pg_catalog.~) '[\u00c0-\u024f\u0300-\u03ff\u0401\u0451\u1e00-\u1fff]'
$$;

CREATE FUNCTION public.without_accents(content text) RETURNS text
  LANGUAGE sql
  IMMUTABLE
AS $$
  SELECT CASE WHEN public.has_accents(content) THEN
    pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.translate(
      pg_catalog.normalize(pg_catalog.regexp_replace(
        pg_catalog.normalize(content, 'NFD'), '([A-Za-z\u0370-\u03ff])[\u0300-\u036f]+', '\1', 'g'), 'NFC'),
      'øØłŁđĐðÐıёЁ', 'oOlLdDdDiеЕ'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE')
    ELSE content END
$$;

-- Between a line as it is and the line without accents lies one place that nothing asks for, so that no phrase goes over the seam.
CREATE OR REPLACE FUNCTION public.spoken_words(tenant uuid, of_user uuid, config regconfig, content text) RETURNS tsvector
  LANGUAGE sql
  IMMUTABLE
AS $$
  SELECT pg_catalog.array_to_tsvector(pg_catalog.array_remove(ARRAY[tenant::text, of_user::text], NULL))
    OPERATOR(pg_catalog.||) pg_catalog.to_tsvector(config, public.spoken_text(pg_catalog.left(content, 50000)))
    OPERATOR(pg_catalog.||) CASE WHEN public.has_accents(content) THEN '~:1'::tsvector
      OPERATOR(pg_catalog.||) pg_catalog.to_tsvector(config, public.spoken_text(public.without_accents(pg_catalog.left(content, 50000))))
      ELSE ''::tsvector END
$$;

CREATE OR REPLACE FUNCTION public.spoken_query(words text) RETURNS tsquery
  LANGUAGE plpgsql
  STABLE
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  -- A run of characters that no spaces part is a phrase, unless quotation marks say already what is one.
  typed text := public.spoken_text(CASE WHEN words LIKE '%"%' THEN words ELSE
    regexp_replace(words, '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+)', '"\1"', 'g') END);
  plain text := public.without_accents(typed);
  asked tsquery := websearch_to_tsquery('simple', typed);
  config regconfig;
BEGIN
  IF plain <> typed THEN
    asked := asked || websearch_to_tsquery('simple', plain);
  END IF;
  FOR config IN SELECT DISTINCT public.spoken_config(a.language) FROM public.agents a WHERE a.tenant_id = tenant LOOP
    asked := asked || websearch_to_tsquery(config, typed);
    IF plain <> typed THEN
      asked := asked || websearch_to_tsquery(config, plain);
    END IF;
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
WHERE c."id" = t."call_id" AND t."search" IS NOT NULL AND public.has_accents(t."content");

ALTER TABLE "call_transcripts" FORCE ROW LEVEL SECURITY;
ALTER TABLE "calls" FORCE ROW LEVEL SECURITY;
ALTER TABLE "agents" FORCE ROW LEVEL SECURITY;
