-- AlterTable
ALTER TABLE "wholesale_costs" ADD COLUMN     "charged" DECIMAL(14,4),
ADD COLUMN     "occurred_locally" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "call_months" (
    "tenant_id" UUID NOT NULL,
    "whose" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "completed" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "connected" INTEGER NOT NULL,
    "talked_seconds" INTEGER NOT NULL,
    "judged" INTEGER NOT NULL,
    "successful" INTEGER NOT NULL,
    "counts" JSONB NOT NULL,

    CONSTRAINT "call_months_pkey" PRIMARY KEY ("tenant_id","whose","agent_id","month")
);

-- CreateTable
CREATE TABLE "platform_sums" (
    "payer_id" UUID NOT NULL,
    "span" VARCHAR(5) NOT NULL,
    "start" DATE NOT NULL,
    "billed" INTEGER NOT NULL DEFAULT 0,
    "conversation_minutes" DECIMAL(14,4) NOT NULL DEFAULT 0,
    "total_cost" DECIMAL(14,4) NOT NULL DEFAULT 0,
    "completed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "connected" INTEGER NOT NULL DEFAULT 0,
    "talked_seconds" INTEGER NOT NULL DEFAULT 0,
    "judged" INTEGER NOT NULL DEFAULT 0,
    "successful" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "platform_sums_pkey" PRIMARY KEY ("payer_id","span","start")
);

-- CreateTable
CREATE TABLE "wholesale_sums" (
    "payer_id" UUID NOT NULL,
    "span" VARCHAR(5) NOT NULL,
    "start" DATE NOT NULL,
    "calls" INTEGER NOT NULL,
    "charged" DECIMAL(14,4) NOT NULL,
    "combined_cents" DECIMAL(38,18) NOT NULL,

    CONSTRAINT "wholesale_sums_pkey" PRIMARY KEY ("payer_id","span","start")
);

-- CreateTable
CREATE TABLE "platform_counts" (
    "span" VARCHAR(5) NOT NULL,
    "start" DATE NOT NULL,
    "part" SMALLINT NOT NULL,
    "counts" JSONB NOT NULL,

    CONSTRAINT "platform_counts_pkey" PRIMARY KEY ("span","start","part")
);

-- CreateIndex
CREATE INDEX "platform_sums_span_start_idx" ON "platform_sums"("span", "start");

-- CreateIndex
CREATE INDEX "wholesale_sums_span_start_idx" ON "wholesale_sums"("span", "start");

-- AddForeignKey
ALTER TABLE "call_months" ADD CONSTRAINT "call_months_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Counts are compressed, and stay in the row as long as they fit a page: what is out of line costs three pages more.
ALTER TABLE "call_days" ALTER COLUMN "counts" SET STORAGE MAIN;
ALTER TABLE "call_months" ALTER COLUMN "counts" SET STORAGE MAIN;
ALTER TABLE "platform_counts" ALTER COLUMN "counts" SET STORAGE MAIN;

ALTER TABLE "platform_sums" ADD CONSTRAINT "platform_sums_span_known" CHECK ("span" IN ('day', 'month'));
ALTER TABLE "wholesale_sums" ADD CONSTRAINT "wholesale_sums_span_known" CHECK ("span" IN ('day', 'month'));
ALTER TABLE "platform_counts" ADD CONSTRAINT "platform_counts_span_known" CHECK ("span" IN ('day', 'month'));

-- What a call that is over is counted by beside its outcome: `r:` reason of its end, `x:` the same of one that failed, `s:` mood, `l:`
-- median response time in milliseconds to two digits.
DROP FUNCTION public.counted_by(timestamp, text, text, jsonb);
CREATE FUNCTION public.counted_by(call public.calls) RETURNS text[]
  LANGUAGE sql
  IMMUTABLE
  SET search_path = pg_catalog, pg_temp
AS $$
  SELECT array_remove(ARRAY[
    'r:' || call.disconnection_reason,
    CASE WHEN call.status = 'failed' THEN 'x:' || coalesce(call.disconnection_reason, '') END,
    's:' || call.user_sentiment,
    CASE WHEN jsonb_typeof(call.latency #> '{e2e,p50}') = 'number' AND (call.latency #>> '{e2e,p50}')::numeric BETWEEN 1 AND 999999
      THEN 'l:' || round((call.latency #>> '{e2e,p50}')::numeric,
        1 - floor(log((call.latency #>> '{e2e,p50}')::numeric))::int)::int END
  ], NULL)
$$;

-- Figures of calls that are over, by day (`h:` hour) and by month (`w:` weekday and hour): adds some calls, and takes others away. What
-- all tenants together are counted by is kept in parts, one for each few connections, so that nobody waits for whoever serves others.
CREATE OR REPLACE FUNCTION public.sum_up_calls(come public.calls[], gone public.calls[]) RETURNS void
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  parts constant int := 8;
BEGIN
  WITH changed AS (
    SELECT 1 AS sign, c AS call FROM unnest(come) AS c UNION ALL SELECT -1, c FROM unnest(gone) AS c
  ), placed AS MATERIALIZED (
    SELECT c.sign, (c.call).tenant_id, s.whose, s.agent_id, p.span, p.start, (c.call).status, (c.call).duration_seconds,
      (c.call).call_successful, p.keys
    FROM changed c
    CROSS JOIN LATERAL (VALUES ((c.call).occurred_locally, public.counted_by(c.call))) AS k(at, keys)
    CROSS JOIN LATERAL (VALUES
      (nobody, nobody), (nobody, (c.call).agent_id), ((c.call).user_id, nobody), ((c.call).user_id, (c.call).agent_id)
    ) AS s(whose, agent_id)
    CROSS JOIN LATERAL (VALUES
      ('day', k.at::date, k.keys || ('h:' || extract(hour FROM k.at))),
      ('month', date_trunc('month', k.at)::date, k.keys || ('w:' || extract(isodow FROM k.at) || ':' || extract(hour FROM k.at)))
    ) AS p(span, start, keys)
    WHERE s.whose IS NOT NULL AND s.agent_id IS NOT NULL
  ), keyed AS MATERIALIZED (
    SELECT span, start, tenant_id, whose, agent_id, key, sum(sign) AS n
    FROM placed, unnest(keys) AS key
    GROUP BY 1, 2, 3, 4, 5, 6
  ), counted AS (
    SELECT span, start, tenant_id, whose, agent_id, jsonb_object_agg(key, n) AS counts
    FROM keyed
    WHERE n <> 0
    GROUP BY 1, 2, 3, 4, 5
  ), summed AS MATERIALIZED (
    SELECT s.*, coalesce(c.counts, '{}') AS counts
    FROM (
      SELECT span, start, tenant_id, whose, agent_id,
        coalesce(sum(sign) FILTER (WHERE status = 'completed'), 0) AS completed,
        coalesce(sum(sign) FILTER (WHERE status = 'failed'), 0) AS failed,
        coalesce(sum(sign) FILTER (WHERE duration_seconds > 0), 0) AS connected,
        coalesce(sum(sign * duration_seconds), 0) AS talked_seconds,
        coalesce(sum(sign) FILTER (WHERE call_successful IS NOT NULL), 0) AS judged,
        coalesce(sum(sign) FILTER (WHERE call_successful), 0) AS successful
      FROM placed
      GROUP BY 1, 2, 3, 4, 5
    ) AS s LEFT JOIN counted c USING (span, start, tenant_id, whose, agent_id)
  ), days AS (
    INSERT INTO public.call_days AS d
      (tenant_id, whose, agent_id, day, completed, failed, connected, talked_seconds, judged, successful, counts)
    SELECT tenant_id, whose, agent_id, start, completed, failed, connected, talked_seconds, judged, successful, counts
    FROM summed WHERE span = 'day'
    ORDER BY 1, 2, 3, 4
    ON CONFLICT (tenant_id, whose, agent_id, day) DO UPDATE SET
      completed = d.completed + excluded.completed,
      failed = d.failed + excluded.failed,
      connected = d.connected + excluded.connected,
      talked_seconds = d.talked_seconds + excluded.talked_seconds,
      judged = d.judged + excluded.judged,
      successful = d.successful + excluded.successful,
      counts = public.add_counts(d.counts, excluded.counts)
  ), months AS (
    INSERT INTO public.call_months AS m
      (tenant_id, whose, agent_id, month, completed, failed, connected, talked_seconds, judged, successful, counts)
    SELECT tenant_id, whose, agent_id, start, completed, failed, connected, talked_seconds, judged, successful, counts
    FROM summed WHERE span = 'month'
    ORDER BY 1, 2, 3, 4
    ON CONFLICT (tenant_id, whose, agent_id, month) DO UPDATE SET
      completed = m.completed + excluded.completed,
      failed = m.failed + excluded.failed,
      connected = m.connected + excluded.connected,
      talked_seconds = m.talked_seconds + excluded.talked_seconds,
      judged = m.judged + excluded.judged,
      successful = m.successful + excluded.successful,
      counts = public.add_counts(m.counts, excluded.counts)
  ), sums AS (
    INSERT INTO public.platform_sums AS p
      (payer_id, span, start, completed, failed, connected, talked_seconds, judged, successful)
    SELECT tenant_id, span, start, completed, failed, connected, talked_seconds, judged, successful
    FROM summed WHERE whose = nobody AND agent_id = nobody
      AND (completed, failed, connected, talked_seconds, judged, successful) IS DISTINCT FROM (0, 0, 0, 0, 0, 0)
    ORDER BY 1, 2, 3
    ON CONFLICT (payer_id, span, start) DO UPDATE SET
      completed = p.completed + excluded.completed,
      failed = p.failed + excluded.failed,
      connected = p.connected + excluded.connected,
      talked_seconds = p.talked_seconds + excluded.talked_seconds,
      judged = p.judged + excluded.judged,
      successful = p.successful + excluded.successful
  )
  INSERT INTO public.platform_counts AS p (span, start, part, counts)
  SELECT span, start, pg_backend_pid() % parts, jsonb_object_agg(key, n)
  FROM (
    SELECT span, start, key, sum(n) AS n
    FROM keyed
    WHERE whose = nobody AND agent_id = nobody AND (key LIKE 'x:%' OR key LIKE 'l:%')
    GROUP BY 1, 2, 3
  ) AS every
  WHERE n <> 0
  GROUP BY 1, 2
  ORDER BY 1, 2
  ON CONFLICT (span, start, part) DO UPDATE SET counts = public.add_counts(p.counts, excluded.counts);
END;
$$;

CREATE OR REPLACE FUNCTION public.sum_up_usage(entries public.usage_records[]) RETURNS void
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

  INSERT INTO public.platform_sums AS p (payer_id, span, start, billed, conversation_minutes, total_cost)
  SELECT e.tenant_id, s.span, s.start, sum(e.call_count), sum(e.conversation_minutes), sum(e.total_cost)
  FROM unnest(entries) AS e
  CROSS JOIN LATERAL (VALUES
    ('day', e.occurred_locally::date), ('month', date_trunc('month', e.occurred_locally)::date)
  ) AS s(span, start)
  GROUP BY 1, 2, 3
  ORDER BY 1, 2, 3
  ON CONFLICT (payer_id, span, start) DO UPDATE SET
    billed = p.billed + excluded.billed,
    conversation_minutes = p.conversation_minutes + excluded.conversation_minutes,
    total_cost = p.total_cost + excluded.total_cost;
END;
$$;

-- What the provider charges for calls, and what their tenants were charged for the same calls.
CREATE FUNCTION public.sum_up_wholesale(come public.wholesale_costs[], gone public.wholesale_costs[]) RETURNS void
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO public.wholesale_sums AS s (payer_id, span, start, calls, charged, combined_cents)
  SELECT c.payer_id, p.span, p.start, sum(c.sign), sum(c.sign * c.charged), sum(c.sign * c.combined_cents)
  FROM (
    SELECT 1 AS sign, w.* FROM unnest(come) AS w UNION ALL SELECT -1, w.* FROM unnest(gone) AS w
  ) AS c
  CROSS JOIN LATERAL (VALUES
    ('day', c.occurred_locally::date), ('month', date_trunc('month', c.occurred_locally)::date)
  ) AS p(span, start)
  GROUP BY 1, 2, 3
  ORDER BY 1, 2, 3
  ON CONFLICT (payer_id, span, start) DO UPDATE SET
    calls = s.calls + excluded.calls,
    charged = s.charged + excluded.charged,
    combined_cents = s.combined_cents + excluded.combined_cents;
END;
$$;

CREATE FUNCTION public.roll_up_wholesale() RETURNS trigger
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  come public.wholesale_costs[];
  gone public.wholesale_costs[];
BEGIN
  IF TG_OP <> 'DELETE' THEN
    SELECT array_agg(ROW(n.*)::public.wholesale_costs) INTO come FROM costs_now n;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    SELECT array_agg(ROW(o.*)::public.wholesale_costs) INTO gone FROM costs_before o;
  END IF;
  IF come IS NOT NULL OR gone IS NOT NULL THEN
    PERFORM public.sum_up_wholesale(come, gone);
  END IF;
  RETURN NULL;
END;
$$;

-- A tenant that is deleted takes its share of the platform's sums along, as it does its books. The parts are added up in the end, so it
-- does not matter which one it is taken from.
CREATE FUNCTION public.take_out_tenant() RETURNS trigger
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  DELETE FROM public.platform_sums WHERE payer_id = OLD.id;
  DELETE FROM public.wholesale_sums WHERE payer_id = OLD.id;
  INSERT INTO public.platform_counts AS p (span, start, part, counts)
  SELECT k.span, k.start, 0, jsonb_object_agg(e.key, -e.value::int)
  FROM (
    SELECT 'day' AS span, d.day AS start, d.counts FROM public.call_days d
    WHERE d.tenant_id = OLD.id AND d.whose = nobody AND d.agent_id = nobody
    UNION ALL
    SELECT 'month', m.month, m.counts FROM public.call_months m
    WHERE m.tenant_id = OLD.id AND m.whose = nobody AND m.agent_id = nobody
  ) AS k
  CROSS JOIN LATERAL jsonb_each_text(k.counts) AS e
  WHERE e.key LIKE 'x:%' OR e.key LIKE 'l:%'
  GROUP BY 1, 2
  ORDER BY 1, 2
  ON CONFLICT (span, start, part) DO UPDATE SET counts = public.add_counts(p.counts, excluded.counts);
  RETURN OLD;
END;
$$;

REVOKE ALL ON FUNCTION
  public.counted_by(public.calls), public.sum_up_wholesale(public.wholesale_costs[], public.wholesale_costs[]),
  public.roll_up_wholesale(), public.take_out_tenant()
  FROM PUBLIC;

GRANT SELECT ON "call_months" TO voxcalls_app, voxcalls_platform;
ALTER TABLE "call_months" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_months" FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant_isolation" ON "call_months" TO voxcalls_app
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY "platform_access" ON "call_months" TO voxcalls_platform USING (true) WITH CHECK (true);
CREATE POLICY "kept_by_triggers" ON "call_months" TO CURRENT_USER USING (true) WITH CHECK (true);
-- The platform's sums hold what calls cost us: the role that serves tenants has no right to them.
GRANT SELECT ON "platform_sums", "wholesale_sums", "platform_counts" TO voxcalls_platform;

-- What is there already, month by month. The owner passes no policy that is forced.

ALTER TABLE "calls" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "tenants" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "usage_records" NO FORCE ROW LEVEL SECURITY;

UPDATE "wholesale_costs" w SET
  "occurred_locally" = coalesce(
    (SELECT c."occurred_locally" FROM "calls" c WHERE c."retell_call_id" = w."retell_call_id"),
    (SELECT w."occurred_at" AT TIME ZONE t."time_zone" FROM "tenants" t WHERE t."id" = w."payer_id"),
    w."occurred_at" AT TIME ZONE 'UTC'),
  "charged" = coalesce(
    (SELECT sum(u."total_cost") FROM "calls" c JOIN "usage_records" u ON u."call_id" = c."id"
     WHERE c."retell_call_id" = w."retell_call_id"), 0);

DELETE FROM "call_days";
DO $$
BEGIN
  PERFORM public.sum_up_calls(array_agg(c), NULL) FROM public.calls c WHERE c.status <> 'in_progress'
    GROUP BY c.tenant_id, date_trunc('month', c.occurred_locally);
  PERFORM public.sum_up_wholesale(array_agg(w), NULL) FROM public.wholesale_costs w
    GROUP BY w.payer_id, date_trunc('month', w.occurred_locally);
END $$;

INSERT INTO "platform_sums" AS p ("payer_id", "span", "start", "billed", "conversation_minutes", "total_cost")
SELECT d."tenant_id", s."span", s."start", sum(d."calls"), sum(d."conversation_minutes"), sum(d."total_cost")
FROM "usage_days" d
CROSS JOIN LATERAL (VALUES ('day', d."day"), ('month', date_trunc('month', d."day"::timestamp)::date)) AS s("span", "start")
WHERE d."whose" = '00000000-0000-0000-0000-000000000000' AND d."scope" = 'all'
GROUP BY 1, 2, 3
ON CONFLICT ("payer_id", "span", "start") DO UPDATE SET
  "billed" = excluded."billed", "conversation_minutes" = excluded."conversation_minutes", "total_cost" = excluded."total_cost";

ALTER TABLE "usage_records" FORCE ROW LEVEL SECURITY;
ALTER TABLE "tenants" FORCE ROW LEVEL SECURITY;
ALTER TABLE "calls" FORCE ROW LEVEL SECURITY;

ALTER TABLE "wholesale_costs" ALTER COLUMN "charged" SET NOT NULL, ALTER COLUMN "occurred_locally" SET NOT NULL;

CREATE TRIGGER "roll_up_new_costs" AFTER INSERT ON "wholesale_costs"
  REFERENCING NEW TABLE AS costs_now FOR EACH STATEMENT EXECUTE FUNCTION public.roll_up_wholesale();
CREATE TRIGGER "roll_up_changed_costs" AFTER UPDATE ON "wholesale_costs"
  REFERENCING OLD TABLE AS costs_before NEW TABLE AS costs_now FOR EACH STATEMENT EXECUTE FUNCTION public.roll_up_wholesale();
CREATE TRIGGER "roll_up_gone_costs" AFTER DELETE ON "wholesale_costs"
  REFERENCING OLD TABLE AS costs_before FOR EACH STATEMENT EXECUTE FUNCTION public.roll_up_wholesale();
CREATE TRIGGER "take_out_tenant" BEFORE DELETE ON "tenants" FOR EACH ROW EXECUTE FUNCTION public.take_out_tenant();

-- Sums over all tenants are read elsewhere now.
DROP INDEX "usage_days_of_everybody";
