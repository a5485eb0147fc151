type SkeletonProps = { readonly shape: 'round' | 'short' | 'long' };

/** Holds the place of something that is about to come. */
export const Skeleton = ({ shape }: SkeletonProps) => <span class={`skeleton skeleton-${shape}`} aria-hidden="true" />;
