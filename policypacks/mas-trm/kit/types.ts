/**
 * Pulumi type tokens of the resources that rules read. Families of types that mean the same thing (older provider
 * versions, twins under two modules) stand in one list, so that no rule can be passed by spelling a type otherwise.
 */
export const TRAIL = "aws:cloudtrail/trail:Trail";
export const EVENT_DATA_STORE = "aws:cloudtrail/eventDataStore:EventDataStore";

export const KEY = "aws:kms/key:Key";
export const REPLICA_KEY = "aws:kms/replicaKey:ReplicaKey";
export const EXTERNAL_KEY = "aws:kms/externalKey:ExternalKey";
export const KEY_ALIAS = "aws:kms/alias:Alias";
export const REPLICA_EXTERNAL_KEY = "aws:kms/replicaExternalKey:ReplicaExternalKey";
/** Every resource that a `kmsKeyId` can come from. */
export const KEYS = [KEY, REPLICA_KEY, EXTERNAL_KEY, REPLICA_EXTERNAL_KEY, KEY_ALIAS] as const;

export const BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"] as const;
export const BUCKET_PUBLIC_ACCESS_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";

// Networks (Amazon VPC).
export const DEFAULT_VPC = "aws:ec2/defaultVpc:DefaultVpc";
/** Every resource that a `vpcId` can come from. */
export const VPCS = ["aws:ec2/vpc:Vpc", DEFAULT_VPC] as const;
export const DEFAULT_SUBNET = "aws:ec2/defaultSubnet:DefaultSubnet";
/** Every resource that a `subnetId` can come from. */
export const SUBNETS = ["aws:ec2/subnet:Subnet", DEFAULT_SUBNET] as const;

export const ROUTE = "aws:ec2/route:Route";
export const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
export const DEFAULT_ROUTE_TABLE = "aws:ec2/defaultRouteTable:DefaultRouteTable";
/** The resources that routes stand in. */
export const ROUTE_HOLDERS = [ROUTE, ROUTE_TABLE, DEFAULT_ROUTE_TABLE] as const;
export const ROUTE_TABLE_ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
export const MAIN_ROUTE_TABLE_ASSOCIATION = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation";

/** The resources that let others write routes into a table while it is in use. */
export const ROUTE_PROPAGATIONS = [
  "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation",
  "aws:vpc/routeServerPropagation:RouteServerPropagation",
] as const;

export const INTERNET_GATEWAY = "aws:ec2/internetGateway:InternetGateway";
export const INTERNET_GATEWAY_ATTACHMENT = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment";
export const EGRESS_ONLY_INTERNET_GATEWAY = "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway";
export const CARRIER_GATEWAY = "aws:ec2/carrierGateway:CarrierGateway";
export const NAT_GATEWAY = "aws:ec2/natGateway:NatGateway";
export const NAT_GATEWAY_EIP_ASSOCIATION = "aws:ec2/natGatewayEipAssociation:NatGatewayEipAssociation";
export const ELASTIC_IP = "aws:ec2/eip:Eip";
export const ELASTIC_IP_ASSOCIATION = "aws:ec2/eipAssociation:EipAssociation";
export const VPN_GATEWAYS = [
  "aws:ec2/vpnGateway:VpnGateway",
  "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment",
] as const;
export const TRANSIT_GATEWAYS = [
  "aws:ec2transitgateway/transitGateway:TransitGateway",
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
] as const;
export const VPC_PEERINGS = [
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
] as const;
export const NETWORK_INTERFACE = "aws:ec2/networkInterface:NetworkInterface";

export const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const DEFAULT_SECURITY_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
export const SECURITY_GROUPS = [SECURITY_GROUP, DEFAULT_SECURITY_GROUP] as const;
export const SECURITY_GROUP_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const SECURITY_GROUP_INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const SECURITY_GROUP_EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
/** The resources that are one rule of a security group. */
export const SECURITY_GROUP_RULES = [
  SECURITY_GROUP_RULE,
  SECURITY_GROUP_INGRESS_RULE,
  SECURITY_GROUP_EGRESS_RULE,
] as const;
export const MANAGED_PREFIX_LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";
export const MANAGED_PREFIX_LIST_ENTRY = "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry";

export const NETWORK_ACL = "aws:ec2/networkAcl:NetworkAcl";
export const DEFAULT_NETWORK_ACL = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
export const NETWORK_ACLS = [NETWORK_ACL, DEFAULT_NETWORK_ACL] as const;
export const NETWORK_ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";
export const NETWORK_ACL_ASSOCIATION = "aws:ec2/networkAclAssociation:NetworkAclAssociation";
export const VPC_ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

// Compute.
export const INSTANCE = "aws:ec2/instance:Instance";
export const SPOT_INSTANCE_REQUEST = "aws:ec2/spotInstanceRequest:SpotInstanceRequest";
export const SPOT_FLEET_REQUEST = "aws:ec2/spotFleetRequest:SpotFleetRequest";
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
export const INSTANCE_METADATA_DEFAULTS = "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults";
export const AUTO_SCALING_GROUP = "aws:autoscaling/group:Group";

// Buckets and what is attached to them (Amazon S3).
export const DIRECTORY_BUCKET = "aws:s3/directoryBucket:DirectoryBucket";
export const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
export const BUCKET_ENCRYPTIONS = [
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
] as const;
export const BUCKET_OBJECT_LOCKS = [
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
] as const;
export const BUCKET_REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
export const ACCESS_POINT = "aws:s3/accessPoint:AccessPoint";
export const ACCESS_POINT_POLICY = "aws:s3control/accessPointPolicy:AccessPointPolicy";
export const OBJECT_LAMBDA_ACCESS_POINT_POLICY =
  "aws:s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy";
export const MULTI_REGION_ACCESS_POINT = "aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint";
export const MULTI_REGION_ACCESS_POINT_POLICY =
  "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy";
export const ACCOUNT_PUBLIC_ACCESS_BLOCK = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";

// Keys (AWS KMS).
export const KEY_POLICY = "aws:kms/keyPolicy:KeyPolicy";
export const KEY_GRANT = "aws:kms/grant:Grant";

// Block storage, desktops and file shares (Amazon EBS, WorkSpaces, FSx).
export const VOLUME = "aws:ebs/volume:Volume";
export const VOLUME_COPY = "aws:ebs/volumeCopy:VolumeCopy";
export const VOLUME_ATTACHMENT = "aws:ec2/volumeAttachment:VolumeAttachment";
export const SNAPSHOT = "aws:ebs/snapshot:Snapshot";
export const SNAPSHOT_COPY = "aws:ebs/snapshotCopy:SnapshotCopy";
export const SNAPSHOT_IMPORT = "aws:ebs/snapshotImport:SnapshotImport";
export const AMI = "aws:ec2/ami:Ami";
export const AMI_COPY = "aws:ec2/amiCopy:AmiCopy";
export const AMI_FROM_INSTANCE = "aws:ec2/amiFromInstance:AmiFromInstance";
export const IMAGE_RECIPE = "aws:imagebuilder/imageRecipe:ImageRecipe";
export const CONTAINER_RECIPE = "aws:imagebuilder/containerRecipe:ContainerRecipe";
export const EC2_FLEET = "aws:ec2/fleet:Fleet";
export const EKS_NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
export const ECS_SERVICE = "aws:ecs/service:Service";
export const WORKSPACE = "aws:workspaces/workspace:Workspace";
export const FILE_SYSTEMS = [
  "aws:fsx/windowsFileSystem:WindowsFileSystem",
  "aws:fsx/ontapFileSystem:OntapFileSystem",
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
  "aws:fsx/lustreFileSystem:LustreFileSystem",
  "aws:fsx/fileCache:FileCache",
] as const;

// Evidence and its stores (CloudTrail, Config, CloudWatch Logs, AWS Backup).
export const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
export const CONFIG_DELIVERY_CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";
export const RESOLVER_QUERY_LOG = "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig";
export const DIRECTORY_LOG = "aws:directoryservice/logSubscription:LogSubscription";
export const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
export const BACKUP_PLAN = "aws:backup/plan:Plan";
export const BACKUP_VAULTS = [
  "aws:backup/vault:Vault",
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
] as const;

// Providers.
export const AWS_PROVIDER = "pulumi:providers:aws";

// Private endpoints.
export const VPC_ENDPOINT_POLICY = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";
export const VPC_ENDPOINT_SUBNET_ASSOCIATION = "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation";
export const VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION =
  "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation";
export const ENDPOINT_PRIVATE_DNS = "aws:vpc/endpointPrivateDns:EndpointPrivateDns";

// Roles and life cycles of records.
export const IAM_ROLE = "aws:iam/role:Role";
export const BUCKET_LIFECYCLES = [
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
] as const;

// Containers and other compute that starts with an address.
/** Where each kind of container launch says whether it takes a public address. */
export const TASK_PUBLIC_IP_PATHS: Readonly<Record<string, string>> = {
  "aws:ecs/service:Service": "networkConfiguration.assignPublicIp",
  "aws:ecs/taskSet:TaskSet": "networkConfiguration.assignPublicIp",
  "aws:cloudwatch/eventTarget:EventTarget": "ecsTarget.networkConfiguration.assignPublicIp",
  "aws:scheduler/schedule:Schedule": "target.ecsParameters.networkConfiguration.assignPublicIp",
  "aws:pipes/pipe:Pipe": "targetParameters.ecsTaskParameters.networkConfiguration.awsVpcConfiguration.assignPublicIp",
};
/** Lightsail gives each of these an address on the internet. */
export const LIGHTSAIL_WITH_ADDRESS = [
  "aws:lightsail/instance:Instance",
  "aws:lightsail/staticIp:StaticIp",
  "aws:lightsail/staticIpAttachment:StaticIpAttachment",
] as const;

// Identities and what they may do (IAM, IAM Identity Center, Organizations).
export const IAM_USER = "aws:iam/user:User";
export const IAM_GROUP = "aws:iam/group:Group";
export const IAM_POLICY = "aws:iam/policy:Policy";
export const IAM_ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
export const IAM_USER_POLICY = "aws:iam/userPolicy:UserPolicy";
export const IAM_GROUP_POLICY = "aws:iam/groupPolicy:GroupPolicy";
export const IAM_POLICY_ATTACHMENT = "aws:iam/policyAttachment:PolicyAttachment";
export const IAM_ROLE_POLICY_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
export const IAM_USER_POLICY_ATTACHMENT = "aws:iam/userPolicyAttachment:UserPolicyAttachment";
export const IAM_GROUP_POLICY_ATTACHMENT = "aws:iam/groupPolicyAttachment:GroupPolicyAttachment";
export const IAM_ROLE_ATTACHMENTS_EXCLUSIVE = "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive";
export const IAM_USER_ATTACHMENTS_EXCLUSIVE = "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive";
export const IAM_GROUP_ATTACHMENTS_EXCLUSIVE =
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive";
export const IAM_USER_LOGIN_PROFILE = "aws:iam/userLoginProfile:UserLoginProfile";
export const IAM_USER_POLICIES_EXCLUSIVE = "aws:iam/userPoliciesExclusive:UserPoliciesExclusive";
export const IAM_USER_GROUP_MEMBERSHIP = "aws:iam/userGroupMembership:UserGroupMembership";
export const IAM_GROUP_MEMBERSHIP = "aws:iam/groupMembership:GroupMembership";
export const IAM_PASSWORD_POLICY = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
export const INSTANCE_PROFILE = "aws:iam/instanceProfile:InstanceProfile";
/** Credentials that hold until somebody takes them away. */
export const LONG_LIVED_CREDENTIALS = [
  "aws:iam/accessKey:AccessKey",
  "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
  "aws:iam/sshKey:SshKey",
  "aws:iam/signingCertificate:SigningCertificate",
  "aws:lightsail/bucketAccessKey:BucketAccessKey",
] as const;
export const PERMISSION_SET = "aws:ssoadmin/permissionSet:PermissionSet";
export const PERMISSION_SET_INLINE_POLICY = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";
export const PERMISSION_SET_BOUNDARY = "aws:ssoadmin/permissionsBoundaryAttachment:PermissionsBoundaryAttachment";
export const PERMISSION_SET_MANAGED_POLICY = "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment";
export const PERMISSION_SET_MANAGED_POLICIES =
  "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive";
export const PERMISSION_SET_CUSTOMER_POLICY =
  "aws:ssoadmin/customerManagedPolicyAttachment:CustomerManagedPolicyAttachment";
export const PERMISSION_SET_CUSTOMER_POLICIES =
  "aws:ssoadmin/customerManagedPolicyAttachmentsExclusive:CustomerManagedPolicyAttachmentsExclusive";
export const ACCOUNT_ASSIGNMENT = "aws:ssoadmin/accountAssignment:AccountAssignment";
export const APPLICATION_ASSIGNMENT = "aws:ssoadmin/applicationAssignment:ApplicationAssignment";
export const APPLICATION_ASSIGNMENT_CONFIGURATION =
  "aws:ssoadmin/applicationAssignmentConfiguration:ApplicationAssignmentConfiguration";

// Secrets (AWS Secrets Manager).
export const SECRET = "aws:secretsmanager/secret:Secret";
export const SECRET_ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";

// Desktops (Amazon WorkSpaces).
export const DESKTOP_DIRECTORY = "aws:workspaces/directory:Directory";
export const DESKTOP_IP_GROUP = "aws:workspaces/ipGroup:IpGroup";

// Administration of servers.
/** Public keys that open a server to whoever holds the private one. */
export const KEY_PAIRS = ["aws:ec2/keyPair:KeyPair", "aws:lightsail/keyPair:KeyPair"] as const;
/** Where each kind of launch names such a key. */
export const KEY_NAME_PATHS: Readonly<Record<string, string>> = {
  [INSTANCE]: "keyName",
  [SPOT_INSTANCE_REQUEST]: "keyName",
  [SPOT_FLEET_REQUEST]: "launchSpecifications[].keyName",
  [LAUNCH_TEMPLATE]: "keyName",
  [LAUNCH_CONFIGURATION]: "keyName",
  "aws:eks/nodeGroup:NodeGroup": "remoteAccess.ec2SshKey",
  "aws:emr/cluster:Cluster": "ec2Attributes.keyName",
  "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": "keyPair",
  "aws:lightsail/instance:Instance": "keyPairName",
};
export const INSTANCE_CONNECT_ENDPOINT = "aws:ec2transitgateway/instanceConnectEndpoint:InstanceConnectEndpoint";

// Endpoints' groups, the edge and its logs.
export const SECURITY_GROUP_ASSOCIATION = "aws:ec2/securityGroupAssociation:SecurityGroupAssociation";
export const VPC_CIDR_ASSOCIATION = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
export const RESOLVER_QUERY_LOG_ASSOCIATION =
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation";
export const NETWORK_FIREWALL = "aws:networkfirewall/firewall:Firewall";
export const NETWORK_FIREWALL_LOGGING = "aws:networkfirewall/loggingConfiguration:LoggingConfiguration";
export const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
export const WEB_ACL_LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
/** Application, network and gateway load balancers, under both of their module names. */
export const LOAD_BALANCERS = ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"] as const;
export const CLASSIC_LOAD_BALANCER = "aws:elb/loadBalancer:LoadBalancer";
export const BUCKET_LOGGINGS = [
  "aws:s3/bucketLogging:BucketLogging",
  "aws:s3/bucketLoggingV2:BucketLoggingV2",
] as const;

// More of buckets, images and snapshots.
export const BUCKET_VERSIONINGS = [
  "aws:s3/bucketVersioning:BucketVersioning",
  "aws:s3/bucketVersioningV2:BucketVersioningV2",
] as const;
export const BUCKET_OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
export const BUCKET_ACLS = ["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"] as const;
export const BUCKET_WEBSITES = [
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
  "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2",
] as const;
export const SNAPSHOT_BLOCK_PUBLIC_ACCESS = "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess";
export const IMAGE_BLOCK_PUBLIC_ACCESS = "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess";
export const ENCRYPTION_BY_DEFAULT = "aws:ebs/encryptionByDefault:EncryptionByDefault";
export const DEFAULT_KMS_KEY = "aws:ebs/defaultKmsKey:DefaultKmsKey";

// Detection (GuardDuty, Security Hub, Config, Access Analyzer, Inspector, Macie, alarms).
export const DETECTOR = "aws:guardduty/detector:Detector";
export const DETECTOR_FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
/** The present Security Hub and the posture management that had its name before. */
export const SECURITY_HUBS = ["aws:securityhub/account:Account", "aws:securityhub/accountV2:AccountV2"] as const;
export const SECURITY_STANDARD = "aws:securityhub/standardsSubscription:StandardsSubscription";
export const ACCESS_ANALYZER = "aws:accessanalyzer/analyzer:Analyzer";
export const CONFIG_RECORDER = "aws:cfg/recorder:Recorder";
export const CONFIG_RECORDER_STATUS = "aws:cfg/recorderStatus:RecorderStatus";
export const MACIE = "aws:macie2/account:Account";
export const INSPECTOR = "aws:inspector2/enabler:Enabler";
export const METRIC_FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
export const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
export const EVENT_RULE = "aws:cloudwatch/eventRule:EventRule";
export const EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";
export const TOPIC = "aws:sns/topic:Topic";
export const TOPIC_SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
export const TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";
export const QUEUE = "aws:sqs/queue:Queue";
export const QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";

// DNS Firewall (Route 53 Resolver).
export const DNS_RULE_GROUP = "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup";
export const DNS_RULE_GROUP_ASSOCIATION =
  "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation";
export const DNS_RULE = "aws:route53/resolverFirewallRule:ResolverFirewallRule";
export const DNS_DOMAIN_LIST = "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList";
export const DNS_FIREWALL_CONFIG = "aws:route53/resolverFirewallConfig:ResolverFirewallConfig";
export const TRANSIT_GATEWAY_VPC_ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";

// Backups and databases.
export const BACKUP_SELECTION = "aws:backup/selection:Selection";
export const VAULT_LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
export const VAULT_POLICY = "aws:backup/vaultPolicy:VaultPolicy";
export const DB_INSTANCE = "aws:rds/instance:Instance";
export const DB_CLUSTER = "aws:rds/cluster:Cluster";
export const DOCDB_CLUSTER = "aws:docdb/cluster:Cluster";
export const NEPTUNE_CLUSTER = "aws:neptune/cluster:Cluster";
export const TABLE = "aws:dynamodb/table:Table";
export const ELASTIC_FILE_SYSTEM = "aws:efs/fileSystem:FileSystem";
export const ELASTIC_FILE_SYSTEM_BACKUP = "aws:efs/backupPolicy:BackupPolicy";

// Entries from outside.
export const LISTENERS = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"] as const;
export const LISTENER_RULES = ["aws:lb/listenerRule:ListenerRule", "aws:alb/listenerRule:ListenerRule"] as const;
export const CLASSIC_LISTENER_POLICIES = [
  "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy",
  "aws:elb/loadBalancerPolicy:LoadBalancerPolicy",
] as const;
export const API_DOMAIN = "aws:apigateway/domainName:DomainName";
export const HTTP_API_DOMAIN = "aws:apigatewayv2/domainName:DomainName";
export const REST_API = "aws:apigateway/restApi:RestApi";
export const REST_API_STAGE = "aws:apigateway/stage:Stage";
export const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
export const USER_POOL = "aws:cognito/userPool:UserPool";
export const GRAPHQL_API = "aws:appsync/graphQLApi:GraphQLApi";
export const APP_RUNNER_SERVICE = "aws:apprunner/service:Service";
export const WEB_ACL_ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
export const FUNCTION = "aws:lambda/function:Function";

// More of networks: the default one, IPv6, interconnects, what is public by itself.
export const DEFAULT_VPC_DHCP_OPTIONS = "aws:ec2/defaultVpcDhcpOptions:DefaultVpcDhcpOptions";
export const VPC_IPV6_ASSOCIATION = "aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation";
export const VPC_BLOCK_PUBLIC_ACCESS = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
export const VPC_BLOCK_PUBLIC_ACCESS_EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";
export const TRANSIT_GATEWAY = "aws:ec2transitgateway/transitGateway:TransitGateway";
export const TRANSIT_GATEWAY_ROUTE = "aws:ec2transitgateway/route:Route";
export const TRANSIT_GATEWAY_ACCEPTER = "aws:ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter";
export const TRANSIT_GATEWAY_PEERING = "aws:ec2transitgateway/peeringAttachment:PeeringAttachment";
export const TRANSIT_GATEWAY_PEERING_ACCEPTER =
  "aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter";
export const VPC_PEERING = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
export const VPC_PEERING_ACCEPTER = "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter";
export const RESOURCE_SHARE = "aws:ram/resourceShare:ResourceShare";
export const ENDPOINT_SERVICE = "aws:ec2/vpcEndpointService:VpcEndpointService";
export const ENDPOINT_SERVICE_PRINCIPAL =
  "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple";
