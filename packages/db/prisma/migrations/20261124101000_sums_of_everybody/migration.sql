-- AlterTable
ALTER TABLE "platform_counts" ADD COLUMN     "billed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "charged" DECIMAL(16,4) NOT NULL DEFAULT 0,
ADD COLUMN     "combined_cents" DECIMAL(38,18) NOT NULL DEFAULT 0,
ADD COLUMN     "completed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "connected" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "conversation_minutes" DECIMAL(16,4) NOT NULL DEFAULT 0,
ADD COLUMN     "failed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "judged" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "priced" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "successful" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "talked_seconds" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "total_cost" DECIMAL(16,4) NOT NULL DEFAULT 0,
ALTER COLUMN "counts" SET DEFAULT '{}';


-- The figures of all tenants together are read from rows of their own: as many for a thousand tenants as for one. Calls, charges and
-- costs have parts of their own each, so that they are locked in the order in which they are written.
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
  INSERT INTO public.platform_counts AS p
    (span, start, part, completed, failed, connected, talked_seconds, judged, successful, counts)
  SELECT s.span, s.start, pg_backend_pid() % parts, sum(s.completed), sum(s.failed), sum(s.connected), sum(s.talked_seconds),
    sum(s.judged), sum(s.successful), coalesce(min(c.counts::text)::jsonb, '{}')
  FROM summed s
  LEFT JOIN (
    SELECT span, start, jsonb_object_agg(key, n) AS counts
    FROM (
      SELECT span, start, key, sum(n) AS n
      FROM keyed
      WHERE whose = nobody AND agent_id = nobody AND (key LIKE 'x:%' OR key LIKE 'l:%')
      GROUP BY 1, 2, 3
    ) AS every
    WHERE n <> 0
    GROUP BY 1, 2
  ) AS c USING (span, start)
  WHERE s.whose = nobody AND s.agent_id = nobody
  GROUP BY 1, 2
  ORDER BY 1, 2
  ON CONFLICT (span, start, part) DO UPDATE SET
    completed = p.completed + excluded.completed,
    failed = p.failed + excluded.failed,
    connected = p.connected + excluded.connected,
    talked_seconds = p.talked_seconds + excluded.talked_seconds,
    judged = p.judged + excluded.judged,
    successful = p.successful + excluded.successful,
    counts = CASE excluded.counts WHEN '{}' THEN p.counts ELSE public.add_counts(p.counts, excluded.counts) END;
END;
$$;

CREATE OR REPLACE FUNCTION public.sum_up_usage(entries public.usage_records[]) RETURNS void
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  parts constant int := 8;
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

  INSERT INTO public.platform_counts AS p (span, start, part, billed, conversation_minutes, total_cost)
  SELECT s.span, s.start, parts + pg_backend_pid() % parts, sum(e.call_count), sum(e.conversation_minutes), sum(e.total_cost)
  FROM unnest(entries) AS e
  CROSS JOIN LATERAL (VALUES
    ('day', e.occurred_locally::date), ('month', date_trunc('month', e.occurred_locally)::date)
  ) AS s(span, start)
  GROUP BY 1, 2
  ORDER BY 1, 2
  ON CONFLICT (span, start, part) DO UPDATE SET
    billed = p.billed + excluded.billed,
    conversation_minutes = p.conversation_minutes + excluded.conversation_minutes,
    total_cost = p.total_cost + excluded.total_cost;
END;
$$;

CREATE OR REPLACE FUNCTION public.sum_up_wholesale(come public.wholesale_costs[], gone public.wholesale_costs[]) RETURNS void
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  parts constant int := 8;
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

  INSERT INTO public.platform_counts AS s (span, start, part, priced, charged, combined_cents)
  SELECT p.span, p.start, 2 * parts + pg_backend_pid() % parts, sum(c.sign), sum(c.sign * c.charged),
    sum(c.sign * c.combined_cents)
  FROM (
    SELECT 1 AS sign, w.* FROM unnest(come) AS w UNION ALL SELECT -1, w.* FROM unnest(gone) AS w
  ) AS c
  CROSS JOIN LATERAL (VALUES
    ('day', c.occurred_locally::date), ('month', date_trunc('month', c.occurred_locally)::date)
  ) AS p(span, start)
  GROUP BY 1, 2
  ORDER BY 1, 2
  ON CONFLICT (span, start, part) DO UPDATE SET
    priced = s.priced + excluded.priced,
    charged = s.charged + excluded.charged,
    combined_cents = s.combined_cents + excluded.combined_cents;
END;
$$;

CREATE OR REPLACE FUNCTION public.take_out_tenant() RETURNS trigger
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  INSERT INTO public.platform_counts AS p (span, start, part, billed, conversation_minutes, total_cost, completed, failed,
    connected, talked_seconds, judged, successful, priced, charged, combined_cents)
  SELECT span, start, 0, -coalesce(s.billed, 0), -coalesce(s.conversation_minutes, 0), -coalesce(s.total_cost, 0),
    -coalesce(s.completed, 0), -coalesce(s.failed, 0), -coalesce(s.connected, 0), -coalesce(s.talked_seconds, 0),
    -coalesce(s.judged, 0), -coalesce(s.successful, 0), -coalesce(w.calls, 0), -coalesce(w.charged, 0),
    -coalesce(w.combined_cents, 0)
  FROM (SELECT * FROM public.platform_sums WHERE payer_id = OLD.id) AS s
  FULL JOIN (SELECT * FROM public.wholesale_sums WHERE payer_id = OLD.id) AS w USING (span, start)
  ORDER BY 1, 2
  ON CONFLICT (span, start, part) DO UPDATE SET
    billed = p.billed + excluded.billed,
    conversation_minutes = p.conversation_minutes + excluded.conversation_minutes,
    total_cost = p.total_cost + excluded.total_cost,
    completed = p.completed + excluded.completed,
    failed = p.failed + excluded.failed,
    connected = p.connected + excluded.connected,
    talked_seconds = p.talked_seconds + excluded.talked_seconds,
    judged = p.judged + excluded.judged,
    successful = p.successful + excluded.successful,
    priced = p.priced + excluded.priced,
    charged = p.charged + excluded.charged,
    combined_cents = p.combined_cents + excluded.combined_cents;
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

-- What is there already.
INSERT INTO "platform_counts" AS p ("span", "start", "part", "billed", "conversation_minutes", "total_cost", "completed", "failed",
  "connected", "talked_seconds", "judged", "successful")
SELECT "span", "start", 0, sum("billed"), sum("conversation_minutes"), sum("total_cost"), sum("completed"), sum("failed"),
  sum("connected"), sum("talked_seconds"), sum("judged"), sum("successful")
FROM "platform_sums" GROUP BY 1, 2
ON CONFLICT ("span", "start", "part") DO UPDATE SET
  "billed" = excluded."billed", "conversation_minutes" = excluded."conversation_minutes", "total_cost" = excluded."total_cost",
  "completed" = excluded."completed", "failed" = excluded."failed", "connected" = excluded."connected",
  "talked_seconds" = excluded."talked_seconds", "judged" = excluded."judged", "successful" = excluded."successful";
INSERT INTO "platform_counts" AS p ("span", "start", "part", "priced", "charged", "combined_cents")
SELECT "span", "start", 0, sum("calls"), sum("charged"), sum("combined_cents") FROM "wholesale_sums" GROUP BY 1, 2
ON CONFLICT ("span", "start", "part") DO UPDATE SET
  "priced" = excluded."priced", "charged" = excluded."charged", "combined_cents" = excluded."combined_cents";
