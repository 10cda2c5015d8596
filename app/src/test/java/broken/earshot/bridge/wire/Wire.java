package broken.earshot.bridge.wire;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Wire {
    broken.earshot.app.shell.Shell a;
    io.javalin.Javalin b;
    org.bouncycastle.openssl.PEMParser c;
    io.grpc.Status d;
}
