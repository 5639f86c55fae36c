package digits.spark;

import java.net.URI;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The files of this machine under an address as that of another one. */
public final class FarFileSystem extends RawLocalFileSystem {

    @Override
    public URI getUri() {
        return URI.create("far:///");
    }

    @Override
    public String getScheme() {
        return "far";
    }
}
