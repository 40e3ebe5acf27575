import type { ReactNode } from "react";
import { CodePart, McpPart, SwapPart } from "./act-parts";
import { FunctionPart } from "./function-part";
import { NumberField } from "./number-field";
import type { PartProps } from "./part";
import { Section } from "./section";
import { TransferPart } from "./transfer-part";
import { VariablesPart } from "./variables-part";
import { WordsPart } from "./words-part";

/** What the node says: its substance, or words by the way. */
export function SpokenPart(props: PartProps) {
  switch (props.node.type) {
    case "conversation":
    case "sms":
      return <Always title="What it says" part={<WordsPart {...props} />} />;
    case "subagent":
      return <Always title="What it does" part={<WordsPart {...props} promptOnly />} />;
    case "press_digit":
      return <Always title="Which keys" part={<WordsPart {...props} promptOnly />} />;
    case "end":
      return <Always title="What it says" part={<WordsPart {...props} aside />} />;
    case "branch":
    case "extract_dynamic_variables":
      return null;
    case "function":
    case "code":
    case "mcp":
    case "transfer_call":
    case "agent_swap":
    case "bridge_transfer":
    case "cancel_transfer":
      return (
        <Section title="What it says meanwhile" aside={props.node.instruction ? "On" : undefined}>
          <WordsPart {...props} aside />
        </Section>
      );
  }
}

/** What only this kind of node has. */
export function KindPart({ node, ...props }: PartProps) {
  switch (node.type) {
    case "function":
      return <Always title="Tool" part={<FunctionPart node={node} {...props} />} />;
    case "code":
      return <Always title="Code" part={<CodePart node={node} {...props} />} />;
    case "mcp":
      return <Always title="Tool" part={<McpPart node={node} {...props} />} />;
    case "transfer_call":
      return <Always title="To whom" part={<TransferPart node={node} {...props} />} />;
    case "extract_dynamic_variables":
      return <Always title="What it remembers" part={<VariablesPart node={node} {...props} />} />;
    case "agent_swap":
      return <Always title="To which agent" part={<SwapPart node={node} {...props} />} />;
    case "press_digit":
      return (
        <Section title="Timing" aside={node.delayMs === undefined ? undefined : `${node.delayMs} ms`}>
          <NumberField
            label="Pause before each key"
            unit="ms"
            unset="1000"
            min={0}
            max={5_000}
            value={node.delayMs}
            error={props.errors["delayMs"]}
            onChange={(delayMs) => props.patch({ delayMs }, "delay")}
          />
        </Section>
      );
    default:
      return null;
  }
}

function Always({ title, part }: { title: string; part: ReactNode }) {
  return (
    <Section title={title} open>
      {part}
    </Section>
  );
}
