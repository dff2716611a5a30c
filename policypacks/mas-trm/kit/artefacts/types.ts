/** Pulumi type tokens of the resources that hold files and scripts, or run them. */
export const BUCKET_OBJECTS = ["aws:s3/bucketObjectv2:BucketObjectv2", "aws:s3/bucketObject:BucketObject"] as const;
export const OBJECT_COPY = "aws:s3/objectCopy:ObjectCopy";
export const SSM_DOCUMENT = "aws:ssm/document:Document";
export const SSM_ASSOCIATION = "aws:ssm/association:Association";
