package digits.training;

/** What a training computes in. */
public enum Precision {

    /** 64 bits, about 16 decimal digits. */
    DOUBLE,

    /** 32 bits, about 7 decimal digits: a vector holds twice as many, and so does the cache. */
    FLOAT
}
