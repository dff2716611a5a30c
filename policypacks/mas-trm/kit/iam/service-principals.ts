/**
 * Whether a service says for whom it acts when it takes a role on: `aws:SourceAccount` and `aws:SourceArn` in the
 * request. Where it does, a trust policy without them lets the service be sent by a stranger (the "confused
 * deputy"). Where it does not, such a condition would lock the service out.
 */
export type SourceKeys = "sent" | "not sent" | "not documented";

const GUIDE = "https://docs.aws.amazon.com";

/** Services whose user guides put the keys into the trust policies of their roles, each with the page that does. */
export const SENT: Readonly<Record<string, string>> = {
  appstream: `${GUIDE}/appstream2/latest/developerguide/example-fleet-machine.html`,
  autoscaling: `${GUIDE}/autoscaling/ec2/userguide/cross-service-confused-deputy-prevention.html`,
  bedrock: `${GUIDE}/bedrock/latest/userguide/kb-permissions.html`,
  codebuild: `${GUIDE}/codebuild/latest/userguide/setting-up-service-role.html`,
  codedeploy: `${GUIDE}/codedeploy/latest/userguide/security_confused_deputy.html`,
  config: `${GUIDE}/config/latest/developerguide/iamrole-permissions.html`,
  "ecs-tasks": `${GUIDE}/AmazonECS/latest/developerguide/task-iam-roles.html`,
  eks: `${GUIDE}/eks/latest/userguide/cross-service-confused-deputy-prevention.html`,
  events: `${GUIDE}/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html`,
  kinesisanalytics: `${GUIDE}/kinesisanalytics/latest/java/iam-cross-service-confused-deputy-prevention.html`,
  logs: `${GUIDE}/AmazonCloudWatch/latest/logs/Subscriptions-confused-deputy.html`,
  "monitoring.rds": `${GUIDE}/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html`,
  personalize: `${GUIDE}/personalize/latest/dg/cross-service-confused-deputy-prevention.html`,
  pipes: `${GUIDE}/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html`,
  rekognition: `${GUIDE}/rekognition/latest/dg/cross-service-confused-deputy-prevention.html`,
  sagemaker: `${GUIDE}/sagemaker/latest/dg/security-confused-deputy-prevention.html`,
  scheduler: `${GUIDE}/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html`,
  ssm: `${GUIDE}/systems-manager/latest/userguide/cross-service-confused-deputy-prevention.html`,
  states: `${GUIDE}/step-functions/latest/dg/procedure-create-iam-role.html`,
  transfer: `${GUIDE}/transfer/latest/userguide/confused-deputy.html`,
  "vpc-flow-logs": `${GUIDE}/vpc/latest/userguide/flow-logs-iam-role.html`,
};

/** Services whose user guides state the trust policy without the keys or rule them out, each with the page that does. */
export const NOT_SENT: Readonly<Record<string, string>> = {
  backup: `${GUIDE}/aws-backup/latest/devguide/iam-service-roles.html`,
  // For its role only: "the role policy doesn't support the use of aws:SourceArn and aws:SourceAccount".
  cloudtrail: `${GUIDE}/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html`,
  ec2: `${GUIDE}/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html`,
  lambda: `${GUIDE}/lambda/latest/dg/lambda-intro-execution-role.html`,
  s3: `${GUIDE}/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html`,
  workspaces: `${GUIDE}/workspaces/latest/adminguide/workspaces-access-control.html`,
};

/** What is known of a service principal such as `logs.us-east-1.amazonaws.com` or `ec2.amazonaws.com.cn`. */
export function sourceKeysOf(principal: string): SourceKeys {
  const service = principal
    .trim()
    .toLowerCase()
    .replace(/\.(?:amazonaws\.com(?:\.cn)?|amazon\.com)$/, "")
    .replace(/\.[a-z]{2,}(?:-[a-z]+)+-\d+$/, "");
  if (Object.hasOwn(SENT, service)) return "sent";
  return Object.hasOwn(NOT_SENT, service) ? "not sent" : "not documented";
}
