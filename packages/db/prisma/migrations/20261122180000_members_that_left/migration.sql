-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "link_copied_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "users_tenant_id_created_at_id_idx" ON "users"("tenant_id", "created_at" DESC, "id" DESC);


-- Somebody who was removed can never be somebody who may sign in.
ALTER TABLE "users"
  ADD CONSTRAINT "users_removed_is_suspended" CHECK ("removed_at" IS NULL OR "status" = 'suspended');
