// End states of an exported model in ONNX Runtime.
//
//   npm install --ignore-scripts
//   node extrapolate.mjs model.onnx states.csv
//
// states.csv: one track a line, x0 [mm], y0 [mm], tx0, ty0, q/p [1/MeV], z0 [mm], dz [mm]; a header line may come first.
// Printed: x1 [mm], y1 [mm], tx1, ty1, and 1 where the track lies in the training domain. Where it is 0 the rest is a guess.
import { readFileSync } from 'node:fs';
import ort from 'onnxruntime-node';

const columns = 7;

function read(path) {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/).filter(line => line.trim() !== '');
  const rows = lines.map(line => line.split(',').map(text => (text.trim() === '' ? NaN : Number(text))));
  const states = rows.length > 0 && rows[0].every(Number.isNaN) ? rows.slice(1) : rows;
  states.forEach((row, index) => {
    if (row.length !== columns || row.some(Number.isNaN)) {
      throw new Error(`${path}: track ${index + 1} is '${row.join(',')}', expected ${columns} numbers`);
    }
  });
  return states;
}

async function main([model, file]) {
  if (file === undefined) {
    throw new Error('usage: node extrapolate.mjs MODEL.onnx STATES.csv');
  }

  const states = read(file);
  const session = await ort.InferenceSession.create(model);
  const state = new ort.Tensor('float32', Float32Array.from(states.flat()), [states.length, columns]);
  const { end, valid } = await session.run({ state });
  console.log('x1,y1,tx1,ty1,valid');
  for (let i = 0; i < states.length; i++) {
    console.log([...end.data.slice(4 * i, 4 * i + 4), valid.data[i]].join(','));
  }
}

main(process.argv.slice(2)).catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
