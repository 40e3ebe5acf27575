-- CreateTable
CREATE TABLE "audit_chain" (
    "chain" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "entry_id" UUID NOT NULL,
    "hash" VARCHAR(64) NOT NULL,

    CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("chain","seq")
);

-- CreateTable
CREATE TABLE "audit_heads" (
    "chain" UUID NOT NULL,
    "entries" BIGINT NOT NULL DEFAULT 0,
    "hash" VARCHAR(64) NOT NULL DEFAULT '',

    CONSTRAINT "audit_heads_pkey" PRIMARY KEY ("chain")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_chain_entry_id_key" ON "audit_chain"("entry_id");

-- The runtime roles cannot write here; only the trigger below does, as the owner. The platform's role reads, to verify.
GRANT SELECT ON "audit_chain", "audit_heads" TO voxcalls_platform;

-- The fields of an entry as one text that can be read in one way only: `length in bytes:value` each, `-` for null.
CREATE FUNCTION public.audit_text(VARIADIC fields text[]) RETURNS text
  LANGUAGE sql
  IMMUTABLE
  SET search_path = pg_catalog, pg_temp
AS $$
  SELECT string_agg(CASE WHEN value IS NULL THEN '-' ELSE octet_length(value) || ':' || value END, ',' ORDER BY place)
  FROM unnest(fields) WITH ORDINALITY AS field(value, place)
$$;

CREATE FUNCTION public.audit_link_hash(hash_before text, seq bigint, content text) RETURNS text
  LANGUAGE sql
  IMMUTABLE
  SET search_path = pg_catalog, pg_temp
AS $$
  SELECT encode(sha256(convert_to(public.audit_text(hash_before, seq::text) || ',' || content, 'UTF8')), 'hex')
$$;

-- Adds an entry to the end of a chain. The lock on the head lets one transaction after the other to the end.
CREATE FUNCTION public.append_to_audit_chain(of_chain uuid, entry uuid, content text) RETURNS void
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  head public.audit_heads;
BEGIN
  LOOP
    SELECT * INTO head FROM public.audit_heads WHERE chain = of_chain FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO public.audit_heads (chain) VALUES (of_chain) ON CONFLICT DO NOTHING;
  END LOOP;
  head.entries := head.entries + 1;
  head.hash := public.audit_link_hash(head.hash, head.entries, content);
  INSERT INTO public.audit_chain (chain, seq, entry_id, hash) VALUES (of_chain, head.entries, entry, head.hash);
  UPDATE public.audit_heads SET entries = head.entries, hash = head.hash WHERE chain = of_chain;
END;
$$;

CREATE FUNCTION public.audit_instant(at timestamptz) RETURNS text
  LANGUAGE sql
  IMMUTABLE
  SET search_path = pg_catalog, pg_temp
AS $$
  SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

CREATE FUNCTION public.chain_audit_log() RETURNS trigger
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM public.append_to_audit_chain(NEW.tenant_id, NEW.id, public.audit_text(
    NEW.id::text, NEW.tenant_id::text, NEW.actor_type, NEW.actor_id::text, NEW.actor_label, NEW.action, NEW.object_type,
    NEW.object_id::text, NEW.reason, NEW.before::text, NEW.after::text, NEW.request_id, public.audit_instant(NEW.created_at)));
  RETURN NULL;
END;
$$;

-- The platform's own chain has an id that no tenant can have.
CREATE FUNCTION public.chain_platform_audit_log() RETURNS trigger
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM public.append_to_audit_chain('00000000-0000-0000-0000-000000000000', NEW.id, public.audit_text(
    NEW.id::text, NEW.actor_type, NEW.actor_id::text, NEW.actor_label, NEW.action, NEW.object_type,
    NEW.object_id::text, NEW.object_name, NEW.reason, NEW.before::text, NEW.after::text, NEW.request_id,
    public.audit_instant(NEW.created_at)));
  RETURN NULL;
END;
$$;

REVOKE ALL ON FUNCTION
  public.audit_text(text[]), public.audit_link_hash(text, bigint, text), public.append_to_audit_chain(uuid, uuid, text), public.audit_instant(timestamptz),
  public.chain_audit_log(), public.chain_platform_audit_log()
  FROM PUBLIC;

-- What was written before is chained in the order in which it was written. The owner passes no policy that is forced.
ALTER TABLE "audit_log" NO FORCE ROW LEVEL SECURITY;

UPDATE "audit_log" SET "actor_type" = 'support' WHERE "actor_type" = 'super_admin';

DO $$
DECLARE
  entry record;
  head public.audit_heads;
BEGIN
  FOR entry IN
    SELECT tenant_id AS chain, id, public.audit_text(
      id::text, tenant_id::text, actor_type, actor_id::text, actor_label, action, object_type, object_id::text, reason,
      before::text, after::text, request_id, public.audit_instant(created_at)) AS content, created_at
    FROM public.audit_log
    UNION ALL
    SELECT '00000000-0000-0000-0000-000000000000', id, public.audit_text(
      id::text, actor_type, actor_id::text, actor_label, action, object_type, object_id::text, object_name, reason,
      before::text, after::text, request_id, public.audit_instant(created_at)), created_at
    FROM public.platform_audit_log
    ORDER BY chain, created_at, id
  LOOP
    IF head.chain IS DISTINCT FROM entry.chain THEN
      -- The head is written once a chain: a row that one transaction changes 100,000 times grows slower with each.
      IF head.chain IS NOT NULL THEN INSERT INTO public.audit_heads SELECT head.*; END IF;
      head := (entry.chain, 0, '');
    END IF;
    head.entries := head.entries + 1;
    head.hash := public.audit_link_hash(head.hash, head.entries, entry.content);
    INSERT INTO public.audit_chain (chain, seq, entry_id, hash) VALUES (head.chain, head.entries, entry.id, head.hash);
  END LOOP;
  IF head.chain IS NOT NULL THEN INSERT INTO public.audit_heads SELECT head.*; END IF;
END $$;

ALTER TABLE "audit_log" FORCE ROW LEVEL SECURITY;

-- At the end of the transaction and not at the insert: the head is then the last thing it locks, whatever else it touched and in
-- whatever order, and it is held for no longer than the commit takes.
CREATE CONSTRAINT TRIGGER "chain_audit_log" AFTER INSERT ON "audit_log"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.chain_audit_log();
CREATE CONSTRAINT TRIGGER "chain_platform_audit_log" AFTER INSERT ON "platform_audit_log"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.chain_platform_audit_log();
