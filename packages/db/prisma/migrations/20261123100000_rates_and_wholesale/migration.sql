-- AlterTable
ALTER TABLE "usage_records" ADD COLUMN     "agent_id" UUID,
ADD COLUMN     "call_count" SMALLINT,
ADD COLUMN     "occurred_locally" TIMESTAMP(3),
ADD COLUMN     "phone_number" VARCHAR(50);

-- CreateTable
CREATE TABLE "rate_versions" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "plan" "plan" NOT NULL,
    "rate_per_minute" DECIMAL(10,4) NOT NULL,
    "increment_seconds" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rate_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wholesale_costs" (
    "retell_call_id" VARCHAR(255) NOT NULL,
    "payer_id" UUID NOT NULL,
    "combined_cents" DECIMAL(30,18) NOT NULL,
    "products" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wholesale_costs_pkey" PRIMARY KEY ("retell_call_id")
);

-- CreateIndex
CREATE INDEX "rate_versions_tenant_id_starts_at_id_idx" ON "rate_versions"("tenant_id", "starts_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "rate_versions_tenant_id_id_key" ON "rate_versions"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "wholesale_costs_payer_id_occurred_at_idx" ON "wholesale_costs"("payer_id", "occurred_at");

-- AddForeignKey
ALTER TABLE "usage_records" ADD CONSTRAINT "usage_records_tenant_id_agent_id_fkey" FOREIGN KEY ("tenant_id", "agent_id") REFERENCES "agents"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rate_versions" ADD CONSTRAINT "rate_versions_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What is there already. The owner passes no policy that is forced.

ALTER TABLE "tenants" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "calls" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "usage_records" NO FORCE ROW LEVEL SECURITY;

-- What was charged until now was charged by the rates in the records; from the beginning on stands what is in force.
INSERT INTO "rate_versions" ("id", "tenant_id", "plan", "rate_per_minute", "increment_seconds", "starts_at")
SELECT gen_random_uuid(), "id", "plan", "rate_per_minute", "billing_increment_seconds", '1970-01-01T00:00:00Z' FROM "tenants";

UPDATE "usage_records" u SET
  "agent_id" = c."agent_id",
  "phone_number" = CASE c."direction" WHEN 'inbound' THEN c."to_number" WHEN 'outbound' THEN c."from_number" END,
  "call_count" = (u."entry" = 0)::int,
  "occurred_locally" = u."occurred_at" AT TIME ZONE t."time_zone"
FROM "calls" c, "tenants" t
WHERE c."id" = u."call_id" AND t."id" = u."tenant_id";

-- The latest event that names a cost; those that were asked for stand in our own words.
INSERT INTO "wholesale_costs" ("retell_call_id", "payer_id", "combined_cents", "products", "occurred_at")
SELECT DISTINCT ON (e."retell_call_id") e."retell_call_id", c."tenant_id",
  coalesce(e."body" #>> '{call,call_cost,combined_cost}', e."body" #>> '{call,cost,combinedCents}')::numeric,
  coalesce(
    (SELECT jsonb_agg(jsonb_build_object('product', p -> 'product', 'cents', p ->> 'cost'))
     FROM jsonb_array_elements(CASE jsonb_typeof(e."body" #> '{call,call_cost,product_costs}')
       WHEN 'array' THEN e."body" #> '{call,call_cost,product_costs}' END) AS p),
    e."body" #> '{call,cost,products}', '[]'),
  c."occurred_at"
FROM "provider_events" e JOIN "calls" c ON c."retell_call_id" = e."retell_call_id"
WHERE e."state" = 'settled'
  AND coalesce(e."body" #>> '{call,call_cost,combined_cost}', e."body" #>> '{call,cost,combinedCents}') ~ '^[0-9]{1,12}(\.[0-9]{1,18})?$'
ORDER BY e."retell_call_id", e."received_at" DESC;

ALTER TABLE "usage_records" FORCE ROW LEVEL SECURITY;
ALTER TABLE "calls" FORCE ROW LEVEL SECURITY;
ALTER TABLE "tenants" FORCE ROW LEVEL SECURITY;

-- Rules that hold whoever writes.

ALTER TABLE "rate_versions"
  ADD CONSTRAINT "rate_versions_sensible" CHECK ("rate_per_minute" >= 0 AND "increment_seconds" >= 1);

ALTER TABLE "wholesale_costs"
  ADD CONSTRAINT "wholesale_costs_not_negative" CHECK ("combined_cents" >= 0);

ALTER TABLE "usage_records"
  -- Only what was charged can be taken back: a call is counted once in the end, or not at all.
  ADD CONSTRAINT "usage_records_counted" CHECK ("call_count" IS NOT NULL AND "call_count" BETWEEN -1 AND 1),
  ADD CONSTRAINT "usage_records_placed" CHECK ("occurred_locally" IS NOT NULL);

CREATE FUNCTION public.begin_rates() RETURNS trigger
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO public.rate_versions (id, tenant_id, plan, rate_per_minute, increment_seconds, starts_at)
  VALUES (gen_random_uuid(), NEW.id, NEW.plan, NEW.rate_per_minute, NEW.billing_increment_seconds, '1970-01-01T00:00:00Z');
  RETURN NULL;
END;
$$;

CREATE TRIGGER "begin_rates" AFTER INSERT ON "tenants" FOR EACH ROW EXECUTE FUNCTION public.begin_rates();

CREATE FUNCTION public.place_usage_record() RETURNS trigger
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  NEW.call_count := coalesce(NEW.call_count, (NEW.entry = 0)::int);
  NEW.occurred_locally := coalesce(NEW.occurred_locally,
    (SELECT NEW.occurred_at AT TIME ZONE t.time_zone FROM public.tenants t WHERE t.id = NEW.tenant_id));
  RETURN NEW;
END;
$$;

CREATE TRIGGER "place_usage_record" BEFORE INSERT ON "usage_records" FOR EACH ROW EXECUTE FUNCTION public.place_usage_record();

REVOKE ALL ON FUNCTION public.begin_rates(), public.place_usage_record() FROM PUBLIC;

-- Books are added to, never changed.
GRANT SELECT ON "rate_versions" TO voxcalls_app;
GRANT SELECT, INSERT ON "rate_versions" TO voxcalls_platform;
-- What the provider says may be said anew; tenants have no right to it at all.
GRANT SELECT, INSERT, UPDATE, DELETE ON "wholesale_costs" TO voxcalls_platform;

ALTER TABLE "rate_versions" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rate_versions" FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant_isolation" ON "rate_versions" TO voxcalls_app
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY "platform_access" ON "rate_versions" TO voxcalls_platform USING (true) WITH CHECK (true);
