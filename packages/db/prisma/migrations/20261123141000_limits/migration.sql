-- CreateEnum
CREATE TYPE "limit_kind" AS ENUM ('minutes', 'spend');

-- CreateEnum
CREATE TYPE "when_unreachable" AS ENUM ('fail_open', 'fail_closed');

-- AlterTable
ALTER TABLE "tenants" ADD COLUMN     "extra_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "extra_minutes_month" DATE,
ADD COLUMN     "gated_at" TIMESTAMPTZ(3),
ADD COLUMN     "guaranteed_lines" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "max_lines" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "spend_cap" DECIMAL(12,4),
ADD COLUMN     "stops_at_cap" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "when_unreachable" "when_unreachable" NOT NULL DEFAULT 'fail_open';

-- CreateTable
CREATE TABLE "call_holds" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "call_id" UUID,
    "retell_call_id" VARCHAR(255),
    "seconds" INTEGER NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_holds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "declined_calls" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "agent_id" UUID,
    "retell_call_id" VARCHAR(255),
    "direction" "call_direction" NOT NULL,
    "reason" VARCHAR(40) NOT NULL,
    "from_number" VARCHAR(50),
    "to_number" VARCHAR(50),
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "declined_calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "limit_alerts" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "kind" "limit_kind" NOT NULL,
    "month" DATE NOT NULL,
    "percent" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "limit_alerts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "call_holds_retell_call_id_key" ON "call_holds"("retell_call_id");

-- CreateIndex
CREATE UNIQUE INDEX "call_holds_tenant_id_id_key" ON "call_holds"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "call_holds_tenant_id_call_id_key" ON "call_holds"("tenant_id", "call_id");

-- CreateIndex
CREATE UNIQUE INDEX "declined_calls_retell_call_id_key" ON "declined_calls"("retell_call_id");

-- CreateIndex
CREATE INDEX "declined_calls_tenant_id_occurred_at_id_idx" ON "declined_calls"("tenant_id", "occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "declined_calls_occurred_at_idx" ON "declined_calls"("occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "declined_calls_tenant_id_id_key" ON "declined_calls"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "limit_alerts_tenant_id_id_key" ON "limit_alerts"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "limit_alerts_tenant_id_kind_month_percent_key" ON "limit_alerts"("tenant_id", "kind", "month", "percent");

-- AddForeignKey
ALTER TABLE "call_holds" ADD CONSTRAINT "call_holds_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_holds" ADD CONSTRAINT "call_holds_tenant_id_call_id_fkey" FOREIGN KEY ("tenant_id", "call_id") REFERENCES "calls"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "declined_calls" ADD CONSTRAINT "declined_calls_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "declined_calls" ADD CONSTRAINT "declined_calls_tenant_id_agent_id_fkey" FOREIGN KEY ("tenant_id", "agent_id") REFERENCES "agents"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_alerts" ADD CONSTRAINT "limit_alerts_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Whoever was here before gets the lines of the plan.
UPDATE "tenants" SET ("guaranteed_lines", "max_lines") = (
  SELECT p.guaranteed, p.most
  FROM (VALUES ('free', 2, 5), ('starter', 10, 30), ('pro', 20, 60), ('enterprise', 100, 500)) AS p(plan, guaranteed, most)
  WHERE p.plan = "tenants"."plan"::text
);

-- Rules that hold whoever writes.

ALTER TABLE "tenants"
  ADD CONSTRAINT "tenants_lines_in_order" CHECK ("guaranteed_lines" >= 0 AND "max_lines" >= "guaranteed_lines"),
  ADD CONSTRAINT "tenants_extra_minutes_of_a_month" CHECK ("extra_minutes" = 0 OR "extra_minutes_month" IS NOT NULL);
ALTER TABLE "call_holds" ADD CONSTRAINT "call_holds_seconds" CHECK ("seconds" >= 0);

-- Those on shared lines are counted across tenants.
CREATE INDEX "call_holds_shared" ON "call_holds"("id") WHERE "is_shared";

GRANT SELECT, INSERT, UPDATE, DELETE ON "call_holds", "declined_calls", "limit_alerts" TO voxcalls_app, voxcalls_platform;

DO $$
DECLARE
  name text;
  own text := 'tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
BEGIN
  FOREACH name IN ARRAY ARRAY['call_holds', 'declined_calls', 'limit_alerts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY "tenant_isolation" ON %I TO voxcalls_app USING (%s) WITH CHECK (%s)', name, own, own);
    EXECUTE format('CREATE POLICY "platform_access" ON %I TO voxcalls_platform USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
