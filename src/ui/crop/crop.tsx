import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../words.ts';
import type { CropToolProps } from './crop-tool.tsx';

/** The crop tool, which is loaded only when it is opened. */
export function Crop(props: CropToolProps) {
  const [Tool, setTool] = useState<ComponentType<CropToolProps>>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import('./crop-tool.tsx').then(
      ({ CropTool }) => setTool(() => CropTool),
      () => setFailed(true),
    );
  }, []);
  if (Tool) return <Tool {...props} />;
  return <p role="status">{words(failed ? 'crop_failed' : 'crop_loading')}</p>;
}
