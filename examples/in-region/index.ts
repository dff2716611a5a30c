// The landing zone as it ships: only the stack file says that everything is in one Region.
export * from "../../infra/index.ts";
