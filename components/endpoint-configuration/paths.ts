/** Where things lie on a Windows desktop. */

/** Folder of Kiro's administration settings (Kiro documentation, "Permissions for administrators"). */
export const KIRO_FOLDER = "C:\\ProgramData\\Kiro";
/** The administration settings themselves. */
export const MANAGED_SETTINGS = `${KIRO_FOLDER}\\managed-settings.json`;
/** Where the guide puts central MCP settings (section 4.2.1). Kiro does not read it. */
export const CENTRAL_MCP = `${KIRO_FOLDER}\\mcp.json`;
/** A user's own MCP settings, in the profile. */
export const USER_MCP = ".kiro\\settings\\mcp.json";
/** Records of tool calls, in the profile. */
export const HOOK_LOG_FOLDER = ".kiro\\audit";

/** Identities of Windows that are the same in every language (Windows, "Well-known SIDs"). */
export const SID = {
  system: "S-1-5-18",
  administrators: "S-1-5-32-544",
  users: "S-1-5-32-545",
  everyone: "S-1-1-0",
} as const;
