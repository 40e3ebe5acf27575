import { useEditor } from "../editor/editor-context";
import { ChoiceList } from "./choice-list";
import { NumberField } from "./number-field";

interface Passages {
  readonly topK?: number | undefined;
  readonly filterScore?: number | undefined;
}

interface KnowledgePartProps {
  readonly chosen: readonly string[];
  readonly passages: Passages | null | undefined;
  readonly unset: string;
  readonly onChoose: (chosen: string[]) => void;
  readonly onPassages: (passages: { topK?: number; filterScore?: number } | undefined, field: string) => void;
}

/** Which knowledge bases answer, and how many passages of them. */
export function KnowledgePart({ chosen, passages, unset, onChoose, onPassages }: KnowledgePartProps) {
  const { knowledgeBases } = useEditor();
  const set = (next: Passages, field: string) => {
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
    onPassages(Object.keys(kept).length === 0 ? undefined : kept, field);
  };
  return (
    <>
      <ChoiceList
        label="Knowledge bases"
        choices={knowledgeBases}
        chosen={chosen}
        onChange={onChoose}
        none="There is no knowledge base yet."
      />
      {chosen.length > 0 ? (
        <div className="grid grid-cols-2 gap-3">
          <NumberField
            label="Passages"
            min={1}
            max={10}
            unset={unset}
            value={passages?.topK}
            onChange={(topK) => set({ ...passages, topK }, "topK")}
          />
          <NumberField
            label="Least score"
            min={0}
            max={1}
            step={0.05}
            unset={unset}
            value={passages?.filterScore}
            onChange={(filterScore) => set({ ...passages, filterScore }, "score")}
          />
        </div>
      ) : null}
    </>
  );
}
