import * as pulumi from "@pulumi/pulumi";

/**
 * Waits for an answer of AWS's. What it refuses is a wrong setting or a missing right and no fault of the program, so
 * it is told in one line.
 *
 * @param refusal the line, given AWS's own words
 * @throws pulumi.RunError, shown without a stack trace
 */
export async function lookUp<T>(answer: Promise<T>, refusal: (reason: string) => string): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (pulumi.RunError.isInstance(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new pulumi.RunError(refusal(reason.replaceAll(/\s+/g, " ").trim()));
  }
}
