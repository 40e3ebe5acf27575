-- AlterTable
ALTER TABLE "knowledge_bases" ADD COLUMN     "cleared_at" TIMESTAMPTZ(3),
ADD COLUMN     "leased_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "knowledge_sources" ADD COLUMN     "accepted_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "knowledge_bases_status_updated_at_idx" ON "knowledge_bases"("status", "updated_at");
