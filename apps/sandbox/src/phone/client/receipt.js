import { el } from "./dom.js";
import { dollars, ending } from "./format.js";

/** What the call cost and came to, under the recording. */
export function receiptOf(call) {
  const { call_analysis: analysis, call_cost: cost, disconnection_reason: reason } = call;
  const facts = [
    ending(reason),
    analysis && `${analysis.call_successful ? "Successful" : "Not successful"}`,
    analysis && analysis.user_sentiment !== "Unknown" && `${analysis.user_sentiment} mood`,
    cost && `${dollars(cost.combined_cost)} at the provider`,
  ].filter(Boolean);
  return el(
    "div",
    { class: "receipt" },
    el("p", {}, analysis?.call_summary ?? "The call is being analysed…"),
    el("div", { class: "num" }, ...facts.map((fact) => el("span", {}, fact))),
  );
}
