/** Runs tasks one after the other, in the order they came; one that fails holds up none of the next. */
export function inTurn(): <Value>(task: () => Promise<Value>) => Promise<Value> {
  let work: Promise<unknown> = Promise.resolve();
  return (task) => {
    const done = work.then(task, task);
    work = done;
    return done;
  };
}
