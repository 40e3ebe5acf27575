export const planNames = { free: "Free plan", starter: "Starter plan", pro: "Pro plan", enterprise: "Enterprise plan" };
