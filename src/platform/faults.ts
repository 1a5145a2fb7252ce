/** How the outside world fails around the platform. Those of the boot are met by operators, on the command line. */
export const platformFaults = {
  FILE_CORRUPT: { status: 500 },
  FILE_STORE_UNAVAILABLE: { status: 503 },
  FILE_STORE_FULL: { status: 507 },
  EMBEDDED_DATABASE_NOT_INSTALLED: { status: 500 },
  EMBEDDED_DATABASE_UNREACHABLE: { status: 500 },
  SHARED_FOLDER_NOT_OURS: { status: 500 },
  NO_ACCOUNT_FOR_DATABASE: { status: 500 },
  DATA_FOLDER_HELD: { status: 500 },
  DATA_FOLDER_CLOSED: { status: 500 },
  INSTALLATION_MISSING: { status: 500 },
  DATABASE_WILL_NOT_STOP: { status: 500 },
  DATABASE_FOLDER_MISSING: { status: 500 },
  DATABASE_OF_ANOTHER_FOLDER: { status: 500 },
  DATABASE_TWICE: { status: 500 },
  DATABASE_FOLDER_CLOSED: { status: 500 },
  DATABASE_NOT_INITIALISED: { status: 500 },
  DATABASE_DOES_NOT_START: { status: 503 },
  DATABASE_UNREACHABLE: { status: 503 },
  DATABASE_ROLE_MISSING: { status: 500 },
  DATABASE_EXTENSION_MISSING: { status: 500 },
  SCHEMA_NOT_MIGRATED: { status: 503 },
  SCHEMA_NEWER_THAN_PROGRAM: { status: 500 },
  MIGRATION_EDITED: { status: 500 },
  MIGRATION_FAILED: { status: 500 },
  PORT_TAKEN: { status: 500 },
  PORT_FORBIDDEN: { status: 500 },
} as const;

/** What the platform itself refuses: only its own configuration. */
export const platformRefusals = {
  CONFIG_INVALID: { status: 422 },
} as const;
