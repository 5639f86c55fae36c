package digits.exercises;

/** Adam for one weight, as the formulas say or with one of the usual mistakes. */
final class AdamByHand {

    private final Exercises09.AdamSlopes given;
    private boolean corrected = true;
    private boolean keepsCorrected;
    private boolean root = true;
    private boolean squares = true;
    private double beta1 = 0.9;
    private double beta2 = 0.999;
    private int first = 1;
    private double outside = 1e-8;
    private double inside;
    private double behind;
    private double newSquare = 1 - beta2;
    private boolean powers = true;

    AdamByHand(Exercises09.AdamSlopes given) {
        this.given = given;
    }

    AdamByHand uncorrected() {
        corrected = false;
        return this;
    }

    AdamByHand keepingCorrected() {
        keepsCorrected = true;
        return this;
    }

    AdamByHand withoutRoot() {
        root = false;
        return this;
    }

    AdamByHand withoutSquare() {
        squares = false;
        return this;
    }

    AdamByHand withoutPower() {
        powers = false;
        return this;
    }

    /** What a new square counts by, whatever β₂ is. */
    AdamByHand squaresBy(double part) {
        newSquare = part;
        return this;
    }

    /** One ε that is added to each step. */
    AdamByHand epsilonBehind(double epsilon) {
        behind = epsilon;
        return this;
    }

    AdamByHand betas(double ofTheMean, double ofTheSquares) {
        beta1 = ofTheMean;
        beta2 = ofTheSquares;
        newSquare = 1 - beta2;
        return this;
    }

    AdamByHand countingFrom(int t) {
        first = t;
        return this;
    }

    /** One ε that is added to the root, and one that is added below it. */
    AdamByHand epsilon(double toTheRoot, double belowTheRoot) {
        outside = toTheRoot;
        inside = belowTheRoot;
        return this;
    }

    /** The weight after each step. */
    double[] way() {
        double[] way = new double[given.slopes().length];
        double w = given.w();
        double m = 0;
        double s = 0;
        for (int step = 0; step < way.length; step++) {
            double slope = given.slopes()[step];
            int t = powers ? step + first : 1;
            m = beta1 * m + (1 - beta1) * slope;
            s = beta2 * s + newSquare * (squares ? slope * slope : slope);
            double mHat = corrected ? m / (1 - Math.pow(beta1, t)) : m;
            double sHat = corrected ? s / (1 - Math.pow(beta2, t)) : s;
            w -= given.alpha() * mHat / ((root ? Math.sqrt(sHat + inside) : sHat) + outside) + behind;
            way[step] = w;
            if (keepsCorrected) {
                m = mHat;
                s = sHat;
            }
        }
        return way;
    }
}
