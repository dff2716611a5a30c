/** A key policy that names who may look, and hands out nothing. */
export const KEY_POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:Describe*", Resource: "*" },
  ],
});
