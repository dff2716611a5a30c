// The landing zone as it ships: only the stack file says that it has a way out of its own.
export * from "../../infra/index.ts";
