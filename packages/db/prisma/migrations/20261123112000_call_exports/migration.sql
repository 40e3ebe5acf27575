-- CreateEnum
CREATE TYPE "export_status" AS ENUM ('pending', 'ready', 'failed');

-- CreateEnum
CREATE TYPE "export_format" AS ENUM ('csv', 'json');

-- CreateTable
CREATE TABLE "call_exports" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "created_by" UUID NOT NULL,
    "own_user_id" UUID,
    "format" "export_format" NOT NULL,
    "filters" JSONB NOT NULL,
    "status" "export_status" NOT NULL DEFAULT 'pending',
    "total" INTEGER NOT NULL,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "bytes" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_exports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "call_exports_tenant_id_created_by_created_at_idx" ON "call_exports"("tenant_id", "created_by", "created_at" DESC);

-- CreateIndex
CREATE INDEX "call_exports_expires_at_idx" ON "call_exports"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "call_exports_tenant_id_id_key" ON "call_exports"("tenant_id", "id");

-- AddForeignKey
ALTER TABLE "call_exports" ADD CONSTRAINT "call_exports_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "call_exports" TO voxcalls_app, voxcalls_platform;

ALTER TABLE "call_exports" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_exports" FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant_isolation" ON "call_exports" TO voxcalls_app
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY "platform_access" ON "call_exports" TO voxcalls_platform USING (true) WITH CHECK (true);
