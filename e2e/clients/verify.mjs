// Verifies webhook messages with standardwebhooks, as npm has it; fails at the first that is not genuine.
// Reads JSON from standard input: {secret, messages: [{headers, body}]}.
import { Webhook } from "standardwebhooks";
import { readFileSync } from "node:fs";

const { secret, messages } = JSON.parse(readFileSync(0, "utf8"));
const webhook = new Webhook(secret);
for (const { headers, body } of messages) {
  webhook.verify(body, headers);
}
console.log(messages.length);
