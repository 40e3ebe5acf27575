-- A deleted agent keeps its row, but not the flow that it followed: that can be deleted, too.
ALTER TABLE "agents"
  DROP CONSTRAINT "agents_flow_by_engine",
  ADD CONSTRAINT "agents_flow_by_engine" CHECK (
    CASE WHEN "engine" = 'flow' THEN "flow_id" IS NOT NULL OR "status" = 'deleted' ELSE "flow_id" IS NULL END
  );
