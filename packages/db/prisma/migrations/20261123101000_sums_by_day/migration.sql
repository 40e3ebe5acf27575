-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "occurred_locally" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "usage_days" (
    "tenant_id" UUID NOT NULL,
    "whose" UUID NOT NULL,
    "scope" VARCHAR(12) NOT NULL,
    "day" DATE NOT NULL,
    "key" VARCHAR(50) NOT NULL,
    "calls" INTEGER NOT NULL,
    "billable_seconds" INTEGER NOT NULL,
    "conversation_minutes" DECIMAL(14,4) NOT NULL,
    "total_cost" DECIMAL(14,4) NOT NULL
);

-- CreateTable
CREATE TABLE "usage_hours" (
    "tenant_id" UUID NOT NULL,
    "hour" TIMESTAMP(3) NOT NULL,
    "user_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "phone_number" VARCHAR(50) NOT NULL,
    "calls" INTEGER NOT NULL,
    "billable_seconds" INTEGER NOT NULL,
    "conversation_minutes" DECIMAL(14,4) NOT NULL,
    "total_cost" DECIMAL(14,4) NOT NULL,

    CONSTRAINT "usage_hours_pkey" PRIMARY KEY ("tenant_id","hour","user_id","agent_id","phone_number")
);

-- CreateTable
CREATE TABLE "call_days" (
    "tenant_id" UUID NOT NULL,
    "whose" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "completed" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "connected" INTEGER NOT NULL,
    "talked_seconds" INTEGER NOT NULL,
    "judged" INTEGER NOT NULL,
    "successful" INTEGER NOT NULL,
    "counts" JSONB NOT NULL,

    CONSTRAINT "call_days_pkey" PRIMARY KEY ("tenant_id","whose","agent_id","day")
);

-- DropIndex
DROP INDEX "usage_records_tenant_id_occurred_at_idx";

-- CreateIndex
CREATE INDEX "usage_records_tenant_id_occurred_at_id_idx" ON "usage_records"("tenant_id", "occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "usage_records_tenant_id_user_id_occurred_at_id_idx" ON "usage_records"("tenant_id", "user_id", "occurred_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "usage_days" ADD CONSTRAINT "usage_days_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_hours" ADD CONSTRAINT "usage_hours_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_days" ADD CONSTRAINT "call_days_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- The key of the sums by day, which holds them, too: the days of one tenant lie apart in the table and side by side in here. Prisma has no
-- words for what an index includes and leaves partial ones alone; every row is in it.
CREATE UNIQUE INDEX "usage_days_of_tenant" ON "usage_days"("tenant_id", "whose", "scope", "day", "key")
  INCLUDE ("calls", "billable_seconds", "conversation_minutes", "total_cost") WHERE "tenant_id" IS NOT NULL;

-- No enum: the equality of enums is not leakproof, and under row-level security no index would be searched by it.
ALTER TABLE "usage_days" ADD CONSTRAINT "usage_days_scope_known" CHECK ("scope" IN ('all', 'agent', 'user', 'phone_number'));

-- Calls in progress are counted as they stand; there are few.
CREATE INDEX "calls_in_progress" ON "calls"("tenant_id", "occurred_at") WHERE "status" = 'in_progress';

-- The instant by the tenant's clocks, as they are set when it is written.
CREATE FUNCTION public.place_call() RETURNS trigger
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  NEW.occurred_locally := (SELECT NEW.occurred_at AT TIME ZONE t.time_zone FROM public.tenants t WHERE t.id = NEW.tenant_id);
  RETURN NEW;
END;
$$;

CREATE TRIGGER "place_call" BEFORE INSERT ON "calls" FOR EACH ROW
  WHEN (NEW."occurred_locally" IS NULL) EXECUTE FUNCTION public.place_call();
CREATE TRIGGER "place_call_again" BEFORE UPDATE OF "occurred_at" ON "calls" FOR EACH ROW
  WHEN (NEW."occurred_at" IS DISTINCT FROM OLD."occurred_at") EXECUTE FUNCTION public.place_call();

-- Sums of the ledger. They are the database's own work, of the statement that writes the entries, so that they cannot differ whoever
-- writes; the rows are locked in the order of their keys, so that two writers never wait for each other in a ring.
CREATE FUNCTION public.sum_up_usage(entries public.usage_records[]) RETURNS void
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  INSERT INTO public.usage_days AS d
    (tenant_id, whose, scope, day, key, calls, billable_seconds, conversation_minutes, total_cost)
  SELECT e.tenant_id, s.whose, s.scope, e.occurred_locally::date, s.key,
    sum(e.call_count), sum(e.billable_seconds), sum(e.conversation_minutes), sum(e.total_cost)
  FROM unnest(entries) AS e
  CROSS JOIN LATERAL (VALUES
    (nobody, 'all', ''),
    (nobody, 'agent', coalesce(e.agent_id::text, '')),
    (nobody, 'user', coalesce(e.user_id::text, '')),
    (nobody, 'phone_number', coalesce(e.phone_number, '')),
    (e.user_id, 'all', ''),
    (e.user_id, 'agent', coalesce(e.agent_id::text, '')),
    (e.user_id, 'phone_number', coalesce(e.phone_number, ''))
  ) AS s(whose, scope, key)
  WHERE s.whose IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (tenant_id, whose, scope, day, key) WHERE tenant_id IS NOT NULL DO UPDATE SET
    calls = d.calls + excluded.calls,
    billable_seconds = d.billable_seconds + excluded.billable_seconds,
    conversation_minutes = d.conversation_minutes + excluded.conversation_minutes,
    total_cost = d.total_cost + excluded.total_cost;

  INSERT INTO public.usage_hours AS h
    (tenant_id, hour, user_id, agent_id, phone_number, calls, billable_seconds, conversation_minutes, total_cost)
  SELECT e.tenant_id, date_trunc('hour', e.occurred_locally), coalesce(e.user_id, nobody), coalesce(e.agent_id, nobody),
    coalesce(e.phone_number, ''), sum(e.call_count), sum(e.billable_seconds), sum(e.conversation_minutes), sum(e.total_cost)
  FROM unnest(entries) AS e
  GROUP BY 1, 2, 3, 4, 5
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (tenant_id, hour, user_id, agent_id, phone_number) DO UPDATE SET
    calls = h.calls + excluded.calls,
    billable_seconds = h.billable_seconds + excluded.billable_seconds,
    conversation_minutes = h.conversation_minutes + excluded.conversation_minutes,
    total_cost = h.total_cost + excluded.total_cost;
END;
$$;

CREATE FUNCTION public.roll_up_usage() RETURNS trigger
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- A row of a transition table has no type of its own.
  PERFORM public.sum_up_usage(array_agg(ROW(e.*)::public.usage_records)) FROM entered e HAVING count(*) > 0;
  RETURN NULL;
END;
$$;

-- Two objects of counts, added up key by key; what comes to nothing is left out.
CREATE FUNCTION public.add_counts(a jsonb, b jsonb) RETURNS jsonb
  LANGUAGE sql
  IMMUTABLE
  SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(jsonb_object_agg(key, n), '{}')
  FROM (
    SELECT key, sum(value::int) AS n
    FROM (SELECT * FROM jsonb_each_text(a) UNION ALL SELECT * FROM jsonb_each_text(b)) AS each
    GROUP BY key
  ) AS sums
  WHERE n <> 0
$$;

-- What a call that is over is counted by beside its outcome: `h:` hour, `r:` reason of its end, `s:` mood, `l:` median response time in
-- milliseconds to two digits.
CREATE FUNCTION public.counted_by(occurred_locally timestamp, reason text, mood text, latency jsonb) RETURNS text[]
  LANGUAGE sql
  IMMUTABLE
  SET search_path = pg_catalog, pg_temp
AS $$
  SELECT array_remove(ARRAY[
    'h:' || extract(hour FROM occurred_locally),
    'r:' || reason,
    's:' || mood,
    CASE WHEN jsonb_typeof(latency #> '{e2e,p50}') = 'number' AND (latency #>> '{e2e,p50}')::numeric BETWEEN 1 AND 999999
      THEN 'l:' || round((latency #>> '{e2e,p50}')::numeric, 1 - floor(log((latency #>> '{e2e,p50}')::numeric))::int)::int END
  ], NULL)
$$;

-- Figures of calls that are over, by day: adds some calls, and takes others away.
CREATE FUNCTION public.sum_up_calls(come public.calls[], gone public.calls[]) RETURNS void
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  INSERT INTO public.call_days AS d
    (tenant_id, whose, agent_id, day, completed, failed, connected, talked_seconds, judged, successful, counts)
  WITH changed AS (
    SELECT 1 AS sign, c.* FROM unnest(come) AS c UNION ALL SELECT -1, c.* FROM unnest(gone) AS c
  ), placed AS MATERIALIZED (
    SELECT c.sign, c.tenant_id, s.whose, s.agent_id, c.occurred_locally::date AS day, c.status, c.duration_seconds,
      c.call_successful,
      public.counted_by(c.occurred_locally, c.disconnection_reason, c.user_sentiment, c.latency) AS keys
    FROM changed c
    CROSS JOIN LATERAL (VALUES (nobody, nobody), (nobody, c.agent_id), (c.user_id, nobody), (c.user_id, c.agent_id))
      AS s(whose, agent_id)
    WHERE s.whose IS NOT NULL AND s.agent_id IS NOT NULL
  ), counted AS (
    SELECT tenant_id, whose, agent_id, day, jsonb_object_agg(key, n) AS counts
    FROM (
      SELECT tenant_id, whose, agent_id, day, key, sum(sign) AS n FROM placed, unnest(keys) AS key GROUP BY 1, 2, 3, 4, 5
    ) AS keyed
    WHERE n <> 0
    GROUP BY 1, 2, 3, 4
  ), summed AS (
    SELECT tenant_id, whose, agent_id, day,
      coalesce(sum(sign) FILTER (WHERE status = 'completed'), 0) AS completed,
      coalesce(sum(sign) FILTER (WHERE status = 'failed'), 0) AS failed,
      coalesce(sum(sign) FILTER (WHERE duration_seconds > 0), 0) AS connected,
      coalesce(sum(sign * duration_seconds), 0) AS talked_seconds,
      coalesce(sum(sign) FILTER (WHERE call_successful IS NOT NULL), 0) AS judged,
      coalesce(sum(sign) FILTER (WHERE call_successful), 0) AS successful
    FROM placed
    GROUP BY 1, 2, 3, 4
  )
  SELECT tenant_id, whose, agent_id, day, completed, failed, connected, talked_seconds, judged, successful,
    coalesce(counts, '{}')
  FROM summed LEFT JOIN counted USING (tenant_id, whose, agent_id, day)
  ORDER BY 1, 2, 3, 4
  ON CONFLICT (tenant_id, whose, agent_id, day) DO UPDATE SET
    completed = d.completed + excluded.completed,
    failed = d.failed + excluded.failed,
    connected = d.connected + excluded.connected,
    talked_seconds = d.talked_seconds + excluded.talked_seconds,
    judged = d.judged + excluded.judged,
    successful = d.successful + excluded.successful,
    counts = public.add_counts(d.counts, excluded.counts);
END;
$$;

-- What changed is taken away as it was and added as it is.
CREATE FUNCTION public.roll_up_calls() RETURNS trigger
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  come public.calls[];
  gone public.calls[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(ROW(n.*)::public.calls) INTO come FROM calls_now n WHERE n.status <> 'in_progress';
  ELSE
    SELECT array_agg(ROW(n.*)::public.calls) FILTER (WHERE n.status <> 'in_progress'),
      array_agg(ROW(o.*)::public.calls) FILTER (WHERE o.status <> 'in_progress')
    INTO come, gone
    FROM calls_now n JOIN calls_before o ON o.id = n.id
    WHERE (n.status, n.occurred_locally, n.user_id, n.agent_id, n.duration_seconds, n.call_successful, n.disconnection_reason,
        n.user_sentiment, n.latency)
      IS DISTINCT FROM (o.status, o.occurred_locally, o.user_id, o.agent_id, o.duration_seconds, o.call_successful,
        o.disconnection_reason, o.user_sentiment, o.latency);
  END IF;
  IF come IS NOT NULL OR gone IS NOT NULL THEN
    PERFORM public.sum_up_calls(come, gone);
  END IF;
  RETURN NULL;
END;
$$;

REVOKE ALL ON FUNCTION
  public.place_call(), public.sum_up_usage(public.usage_records[]), public.roll_up_usage(),
  public.sum_up_calls(public.calls[], public.calls[]), public.roll_up_calls(), public.add_counts(jsonb, jsonb), public.counted_by(timestamp, text, text, jsonb)
  FROM PUBLIC;

DO $$
DECLARE
  name text;
  own text := 'tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
BEGIN
  FOREACH name IN ARRAY ARRAY['usage_days', 'usage_hours', 'call_days'] LOOP
    -- Everybody reads; only the triggers write, as the owner.
    EXECUTE format('GRANT SELECT ON %I TO voxcalls_app, voxcalls_platform', name);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY "tenant_isolation" ON %I TO voxcalls_app USING (%s) WITH CHECK (%s)', name, own, own);
    EXECUTE format('CREATE POLICY "platform_access" ON %I TO voxcalls_platform USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY "kept_by_triggers" ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;

CREATE TRIGGER "roll_up_usage" AFTER INSERT ON "usage_records"
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION public.roll_up_usage();
CREATE TRIGGER "roll_up_new_calls" AFTER INSERT ON "calls"
  REFERENCING NEW TABLE AS calls_now FOR EACH STATEMENT EXECUTE FUNCTION public.roll_up_calls();
CREATE TRIGGER "roll_up_changed_calls" AFTER UPDATE ON "calls"
  REFERENCING OLD TABLE AS calls_before NEW TABLE AS calls_now FOR EACH STATEMENT EXECUTE FUNCTION public.roll_up_calls();

-- What is there already, month by month. The owner passes no policy that is forced.

ALTER TABLE "tenants" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "calls" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "usage_records" NO FORCE ROW LEVEL SECURITY;

ALTER TABLE "calls" DISABLE TRIGGER "roll_up_changed_calls";
UPDATE "calls" c SET "occurred_locally" = c."occurred_at" AT TIME ZONE t."time_zone" FROM "tenants" t WHERE t."id" = c."tenant_id";
ALTER TABLE "calls" ENABLE TRIGGER "roll_up_changed_calls";

DO $$
BEGIN
  PERFORM public.sum_up_calls(array_agg(c), NULL) FROM public.calls c WHERE c.status <> 'in_progress'
    GROUP BY c.tenant_id, date_trunc('month', c.occurred_locally);
  PERFORM public.sum_up_usage(array_agg(u)) FROM public.usage_records u
    GROUP BY u.tenant_id, date_trunc('month', u.occurred_locally);
END $$;

ALTER TABLE "usage_records" FORCE ROW LEVEL SECURITY;
ALTER TABLE "calls" FORCE ROW LEVEL SECURITY;
ALTER TABLE "tenants" FORCE ROW LEVEL SECURITY;

ALTER TABLE "calls" ADD CONSTRAINT "calls_placed" CHECK ("occurred_locally" IS NOT NULL);

-- Sums over all tenants.
CREATE INDEX "usage_days_of_everybody" ON "usage_days"("day")
  WHERE "whose" = '00000000-0000-0000-0000-000000000000' AND "scope" = 'all';
