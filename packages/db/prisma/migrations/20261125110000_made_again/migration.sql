-- Agents that were made again at the provider are still found by the ids that they had there before.
ALTER TABLE "agents" ADD COLUMN     "former_retell_agent_ids" TEXT[] DEFAULT ARRAY[]::TEXT[];
CREATE INDEX "agents_former_retell_agent_ids_idx" ON "agents" USING GIN ("former_retell_agent_ids");

-- While a knowledge base is being made again, those that name it have to be told of its new id.
ALTER TABLE "knowledge_bases" ADD COLUMN     "lost_at" TIMESTAMPTZ(3);
