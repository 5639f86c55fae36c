package digits.bench;

import digits.dataset.Dataset;
import digits.dataset.Shuffle;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.math.TimeFunction;

/** The same work done by Smile's multilayer perceptron, a Java library that computes example by example. */
public final class SmileServer {

    private SmileServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Server.serve(SmileServer::prepare);
    }

    private static Server.Trainer prepare(Work work) throws IOException {
        Dataset dataset = work.dataset();
        double[][] rows = dataset.X().transpose().toRows();
        int[] labels = dataset.labels();
        MLP network = new MLP(layers(work.layers()));
        network.setLearningRate(TimeFunction.constant(work.rates()[0]));
        int batch = work.batch() == 0 ? rows.length : work.batch();
        SplittableRandom random = new SplittableRandom(2);
        return iterations -> {
            int[] order = Shuffle.order(rows.length, random);
            for (int iteration = 0, from = 0; iteration < iterations; iteration++) {
                int[] chosen = Arrays.copyOfRange(order, from, Math.min(from + batch, rows.length));
                double[][] X = Arrays.stream(chosen).mapToObj(i -> rows[i]).toArray(double[][]::new);
                network.update(X, Arrays.stream(chosen).map(i -> labels[i]).toArray());
                from = (from + batch) % rows.length;
            }
            return iterations;
        };
    }

    private static LayerBuilder[] layers(int[] units) {
        LayerBuilder[] layers = new LayerBuilder[units.length];
        layers[0] = Layer.input(units[0]);
        for (int layer = 1; layer < units.length - 1; layer++) {
            layers[layer] = Layer.rectifier(units[layer]);
        }
        layers[units.length - 1] = Layer.mle(units[units.length - 1], OutputFunction.SOFTMAX);
        return layers;
    }
}
