export interface Voice {
  voice_id: string;
  voice_name: string;
  provider: "elevenlabs" | "openai" | "cartesia" | "minimax" | "fish_audio" | "inworld" | "platform";
  gender: "male" | "female";
  accent: string;
  age: string;
}

function voice(
  voice_id: string,
  provider: Voice["provider"],
  gender: Voice["gender"],
  accent: string,
  age: string,
): Voice {
  return { voice_id, voice_name: voice_id.slice(voice_id.indexOf("-") + 1), provider, gender, accent, age };
}

/** The voices of this world; each has a preview that can really be heard. */
export const voices: readonly Voice[] = [
  voice("retell-Cimo", "platform", "female", "American", "Young"),
  voice("retell-Marissa", "platform", "female", "American", "Middle Aged"),
  voice("retell-Willis", "platform", "male", "American", "Middle Aged"),
  voice("11labs-Adrian", "elevenlabs", "male", "American", "Young"),
  voice("11labs-Myra", "elevenlabs", "female", "American", "Young"),
  voice("11labs-Anthony", "elevenlabs", "male", "British", "Middle Aged"),
  voice("11labs-Dorothy", "elevenlabs", "female", "British", "Middle Aged"),
  voice("cartesia-Brian", "cartesia", "male", "American", "Middle Aged"),
  voice("cartesia-Cleo", "cartesia", "female", "American", "Young"),
  voice("openai-Alloy", "openai", "female", "American", "Young"),
  voice("openai-Onyx", "openai", "male", "American", "Old"),
  voice("minimax-Angus", "minimax", "male", "Scottish", "Middle Aged"),
];
