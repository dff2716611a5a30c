// The landing zone as it ships: only the stack file says that the desktops are in Singapore.
export * from "../../infra/index.ts";
