/** Answers in the provider's own spelling, as small as they may be. */
export const AGENT = {
  agent_id: "agent_0123456789abcdef0123456789",
  version: 0,
  last_modification_timestamp: 1_760_000_000_000,
  agent_name: "acme · Front desk",
  voice_id: "retell-Cimo",
  is_published: false,
  response_engine: { type: "retell-llm", llm_id: "llm_0123456789abcdef0123456789", version: 0 },
  webhook_url: null,
};

export const LLM = {
  llm_id: "llm_0123456789abcdef0123456789",
  version: 0,
  last_modification_timestamp: 1_760_000_000_000,
  general_prompt: "Be kind.",
  default_dynamic_variables: { voxcalls_agent_id: "a-1" },
};

export const CALL = {
  call_id: "call_0123456789abcdef01234567890",
  call_type: "phone_call",
  call_status: "ended",
  agent_id: AGENT.agent_id,
  agent_version: 3,
  agent_name: "acme · Front desk",
  direction: "inbound",
  from_number: "+14155550100",
  to_number: "+14155550199",
  start_timestamp: 1_760_000_000_000,
  end_timestamp: 1_760_000_095_000,
  duration_ms: 95_000,
  disconnection_reason: "user_hangup",
  transcript: "Agent: Hello.\nUser: Hi.\n",
  transcript_object: [
    { role: "agent", content: "Hello.", words: [{ word: "Hello.", start: 0.4, end: 0.9 }] },
    { role: "user", content: "Hi.", words: [{ word: "Hi.", start: 1.5, end: 1.7 }] },
  ],
  transcript_with_tool_calls: [
    { role: "agent", content: "Hello.", words: [{ word: "Hello.", start: 0.4, end: 0.9 }] },
    { role: "tool_call_invocation", tool_call_id: "t1", name: "end_call", arguments: "{}" },
    { role: "tool_call_result", tool_call_id: "t1", content: "done", successful: true },
    {
      role: "node_transition",
      former_node_id: "n1",
      former_node_name: "Greeting",
      new_node_id: "n2",
      new_node_name: "Goodbye",
    },
    { role: "dtmf", digit: "5" },
    { role: "injected", content: "note", time_sec: 3.5 },
    { role: "thought_bubble", content: "?" },
  ],
  recording_url: "https://recordings.example.com/call.wav",
  call_analysis: {
    call_summary: "A greeting.",
    call_successful: true,
    user_sentiment: "Neutral",
    in_voicemail: false,
    custom_analysis_data: { first_name: "Ada" },
  },
  call_cost: {
    combined_cost: 23.456,
    product_costs: [{ product: "elevenlabs_tts", cost: 7.1, unit_price: 0.075 }],
    total_duration_seconds: 95,
    total_duration_unit_price: 0.2,
  },
  latency: { e2e: { p50: 900, p90: 1400, values: [900, 1400] } },
  llm_token_usage: { average: 812.5, num_requests: 2, values: [800, 825] },
  metadata: { tenant_id: "t-1" },
  retell_llm_dynamic_variables: { customer_name: "Ada" },
  telephony_identifier: { twilio_call_sid: "CA1" },
  opt_in_signed_url: false,
};

export const TWILIO_NUMBER = {
  sid: "PN0123456789abcdef0123456789abcdef",
  account_sid: "AC00000000000000000000000000000000",
  phone_number: "+14155550199",
  friendly_name: "(415) 555-0199",
  trunk_sid: null,
  capabilities: { voice: true, sms: true, mms: false, fax: false },
  date_created: "Thu, 30 Jul 2025 23:00:00 +0000",
  date_updated: "Thu, 30 Jul 2025 23:00:00 +0000",
};
