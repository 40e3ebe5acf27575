import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Segmented } from "@voxcalls/ui/segmented";
import { Select } from "@voxcalls/ui/select";
import { Textarea } from "@voxcalls/ui/textarea";
import { NumberField } from "./number-field";
import { PairsField } from "./pairs-field";
import type { KindPartProps, PartProps } from "./part";
import { SwitchField } from "./switch-field";

/** What a node and a tool that put a call through have in common. */
type Transfer = Pick<
  KindPartProps<"transfer_call">["node"],
  "transferDestination" | "transferOption" | "customSipHeaders"
>;

interface Props extends Pick<PartProps, "errors"> {
  readonly node: Transfer;
  readonly patch: (patch: Partial<Transfer>, field?: string) => void;
}

/** To whom a call is put through, and how. */
export function TransferPart({ node, patch, errors }: Props) {
  const to = node.transferDestination;
  return (
    <>
      <Segmented
        label="Destination"
        value={to.type}
        onValueChange={(type) =>
          type !== to.type &&
          patch({
            transferDestination:
              type === "predefined"
                ? { type, number: "{{transfer_number}}" }
                : { type, prompt: "The number of the department that the caller asks for" },
          })
        }
        options={[
          { value: "predefined", label: "A number" },
          { value: "inferred", label: "The agent finds it" },
        ]}
        className="self-start"
      />
      {to.type === "predefined" ? (
        <div className="grid grid-cols-[1fr_6rem] gap-3">
          <Field
            label="Number"
            help="With country code, or a {{variable}}."
            error={errors["transferDestination.number"]}
          >
            <Input
              value={to.number}
              onChange={(event) => patch({ transferDestination: { ...to, number: event.target.value } }, "number")}
            />
          </Field>
          <Field label="Extension">
            <Input
              value={to.extension ?? ""}
              maxLength={32}
              onChange={(event) => {
                const { extension: _before, ...rest } = to;
                patch(
                  { transferDestination: event.target.value ? { ...rest, extension: event.target.value } : rest },
                  "extension",
                );
              }}
            />
          </Field>
        </div>
      ) : (
        <Field label="How the agent finds the number" error={errors["transferDestination.prompt"]}>
          <Textarea
            value={to.prompt}
            maxLength={2_000}
            onChange={(event) =>
              patch({ transferDestination: { type: "inferred", prompt: event.target.value } }, "finds")
            }
          />
        </Field>
      )}
      <TransferHow node={node} patch={patch} errors={errors} />
      <PairsField
        label="SIP headers"
        keyLabel="Header"
        valueLabel="Value"
        addLabel="Header"
        value={node.customSipHeaders ?? none}
        onChange={(headers) =>
          patch({ customSipHeaders: Object.keys(headers).length === 0 ? undefined : headers }, "sip")
        }
      />
    </>
  );
}

const none = {};
const music = [
  { value: "ringtone", label: "Ringing" },
  { value: "relaxing_sound", label: "Calm music" },
  { value: "uplifting_beats", label: "Lively music" },
  { value: "none", label: "Silence" },
];

function TransferHow({ node, patch }: Props) {
  const option = node.transferOption;
  const kept = {
    ...(option.showTransfereeAsCaller === undefined ? {} : { showTransfereeAsCaller: option.showTransfereeAsCaller }),
    ...(option.transferRingDurationMs === undefined ? {} : { transferRingDurationMs: option.transferRingDurationMs }),
  };
  const whisper =
    option.type === "warm_transfer" && option.privateHandoffOption?.type === "prompt"
      ? option.privateHandoffOption.prompt
      : "";
  return (
    <>
      <Field
        label="Kind of transfer"
        help={
          option.type === "cold_transfer"
            ? "The agent hangs up as it puts through."
            : "The agent speaks with the other side first."
        }
      >
        <Select
          value={option.type}
          onValueChange={(type) =>
            patch({ transferOption: type === "warm_transfer" ? { type, ...kept } : { type: "cold_transfer", ...kept } })
          }
          options={[
            { value: "cold_transfer", label: "Cold" },
            { value: "warm_transfer", label: "Warm" },
          ]}
        />
      </Field>
      {option.type === "warm_transfer" ? (
        <>
          <Field label="Meanwhile the caller hears">
            <Select
              value={option.onHoldMusic ?? "ringtone"}
              onValueChange={(onHoldMusic) =>
                patch({ transferOption: { ...option, onHoldMusic: onHoldMusic as "ringtone" } })
              }
              options={music}
            />
          </Field>
          <Field label="What the other side is told" optional>
            <Textarea
              rows={2}
              maxLength={2_000}
              value={whisper}
              placeholder="Who is calling and what about"
              onChange={(event) => {
                const { privateHandoffOption: _before, ...rest } = option;
                const prompt = event.target.value;
                patch(
                  {
                    transferOption:
                      prompt === "" ? rest : { ...rest, privateHandoffOption: { type: "prompt", prompt } },
                  },
                  "whisper",
                );
              }}
            />
          </Field>
        </>
      ) : null}
      <NumberField
        label="Rings for"
        unit="s"
        unset="As usual"
        min={5}
        max={90}
        value={option.transferRingDurationMs === undefined ? undefined : option.transferRingDurationMs / 1_000}
        onChange={(seconds) => {
          const { transferRingDurationMs: _before, ...rest } = option;
          patch(
            {
              transferOption:
                seconds === undefined ? rest : { ...rest, transferRingDurationMs: Math.round(seconds * 1_000) },
            },
            "rings",
          );
        }}
      />
      <SwitchField
        label="Show the caller's number"
        help="The other side sees who is calling, not your number."
        checked={option.showTransfereeAsCaller ?? false}
        onChange={(showTransfereeAsCaller) => patch({ transferOption: { ...option, showTransfereeAsCaller } })}
      />
    </>
  );
}
