/** What was opened, closed in reverse order; a failure to close one thing does not leave the others open. */
export type OpenedStack = {
  readonly push: (close: () => Promise<void> | void) => void;
  readonly close: () => Promise<void>;
};

export function openedStack(): OpenedStack {
  const closers: (() => Promise<void> | void)[] = [];
  return {
    push: (close) => void closers.push(close),
    close: async () => {
      let failure: unknown;
      for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
        try {
          await close();
        } catch (error) {
          failure ??= error;
        }
      }
      if (failure !== undefined) throw failure;
    },
  };
}
