-- CreateEnum
CREATE TYPE "statement_breakdown" AS ENUM ('month', 'agent', 'user', 'phone_number', 'rate');

-- AlterTable
ALTER TABLE "usage_records" ADD COLUMN     "after_statement" INTEGER;

-- CreateTable
CREATE TABLE "statements" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "tenant_name" VARCHAR(255) NOT NULL,
    "time_zone" VARCHAR(64) NOT NULL,
    "period_start" TIMESTAMPTZ(3) NOT NULL,
    "period_end" TIMESTAMPTZ(3) NOT NULL,
    "calls" INTEGER NOT NULL,
    "billable_seconds" BIGINT NOT NULL,
    "conversation_minutes" DECIMAL(16,4) NOT NULL,
    "total_cost" DECIMAL(16,4) NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_lines" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "breakdown" "statement_breakdown" NOT NULL,
    "key" VARCHAR(50) NOT NULL,
    "label" VARCHAR(255) NOT NULL,
    "calls" INTEGER NOT NULL,
    "billable_seconds" BIGINT NOT NULL,
    "conversation_minutes" DECIMAL(16,4) NOT NULL,
    "total_cost" DECIMAL(16,4) NOT NULL,

    CONSTRAINT "statement_lines_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "statements_tenant_id_id_key" ON "statements"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "statements_tenant_id_number_key" ON "statements"("tenant_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "statements_tenant_id_month_key" ON "statements"("tenant_id", "month");

-- CreateIndex
CREATE UNIQUE INDEX "statement_lines_tenant_id_id_key" ON "statement_lines"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "statement_lines_tenant_id_statement_id_breakdown_key_key" ON "statement_lines"("tenant_id", "statement_id", "breakdown", "key");

-- CreateIndex
CREATE INDEX "usage_records_tenant_id_after_statement_occurred_locally_idx" ON "usage_records"("tenant_id", "after_statement", "occurred_locally");

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_tenant_id_statement_id_fkey" FOREIGN KEY ("tenant_id", "statement_id") REFERENCES "statements"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What is there already was written before any statement. The owner passes no policy that is forced.
ALTER TABLE "usage_records" NO FORCE ROW LEVEL SECURITY;
UPDATE "usage_records" SET "after_statement" = 0;
ALTER TABLE "usage_records" FORCE ROW LEVEL SECURITY;

-- Rules that hold whoever writes.

ALTER TABLE "usage_records" ADD CONSTRAINT "usage_records_in_sequence" CHECK ("after_statement" IS NOT NULL AND "after_statement" >= 0);
ALTER TABLE "statements" ADD CONSTRAINT "statements_of_a_month" CHECK ("number" >= 1 AND extract(day FROM "month") = 1);

-- An entry notes the last statement that was closed before it: it belongs to the one of its month, and if that is closed already, to the
-- next one. The lock on the tenant's row is the one that its foreign key takes anyhow, taken before the statements are counted: who closes
-- one waits for the entries under way, and the entries wait for who closes.
CREATE OR REPLACE FUNCTION public.place_usage_record() RETURNS trigger
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  zone text;
BEGIN
  SELECT t.time_zone INTO zone FROM public.tenants t WHERE t.id = NEW.tenant_id FOR KEY SHARE;
  NEW.call_count := coalesce(NEW.call_count, (NEW.entry = 0)::int);
  NEW.occurred_locally := coalesce(NEW.occurred_locally, NEW.occurred_at AT TIME ZONE zone);
  NEW.after_statement := (SELECT coalesce(max(s.number), 0) FROM public.statements s WHERE s.tenant_id = NEW.tenant_id);
  RETURN NEW;
END;
$$;

-- A statement is written once and never changed.
GRANT SELECT ON "statements", "statement_lines" TO voxcalls_app;
GRANT SELECT, INSERT ON "statements", "statement_lines" TO voxcalls_platform;

DO $$
DECLARE
  name text;
  own text := 'tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
BEGIN
  FOREACH name IN ARRAY ARRAY['statements', 'statement_lines'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY "tenant_isolation" ON %I TO voxcalls_app USING (%s) WITH CHECK (%s)', name, own, own);
    EXECUTE format('CREATE POLICY "platform_access" ON %I TO voxcalls_platform USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
