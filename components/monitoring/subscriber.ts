/** The forms of a subscriber, in words. */
export const SUBSCRIBERS = "an e-mail address, an https:// URL or the ARN of an SQS queue";

const FORMS = {
  https: /^https:\/\/[^\s/]+(?:\/\S*)?$/,
  sqs: /^arn:[\w-]+:sqs:[a-z0-9-]+:\d{12}:[\w-]{1,80}$/,
  email: /^[^\s@:]+@[^\s@:]+\.[^\s@:]+$/,
} as const;

/** Every form of a subscriber. */
export const SUBSCRIBER = new RegExp(
  Object.values(FORMS)
    .map(({ source }) => source)
    .join("|"),
);

/** How SNS reaches a subscriber; undefined for what is none. */
export function protocolOf(subscriber: string): keyof typeof FORMS | undefined {
  if (FORMS.https.test(subscriber)) return "https";
  if (FORMS.sqs.test(subscriber)) return "sqs";
  return FORMS.email.test(subscriber) ? "email" : undefined;
}
