// Command pulumi-language-nodejs lets the Pulumi engine run Node.js programs and policy packs.
//
// Pulumi's own host for Node.js is not published as a Go module, so where the CLI is built from Go modules this one
// takes its place. It does what previewing and deploying need (run a program, run a policy pack) and nothing of code
// generation. Dependencies are npm's business: it installs no package and names no plugin to download.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/pulumi/pulumi/sdk/v3/go/common/util/logging"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	"github.com/pulumi/pulumi/sdk/v3/go/common/version"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/emptypb"
)

// host answers the engine's language-runtime calls; what it does not implement (code generation) is "unimplemented".
type host struct {
	pulumirpc.UnimplementedLanguageRuntimeServer
	engine string // address of the engine, from the command line
}

func main() {
	flag.String("tracing", "", "accepted because the engine passes it; not used")
	flag.Parse()
	logging.InitLogging(false, 0, false)

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go stopWithEngine(stop)

	cancel := make(chan bool)
	go func() {
		<-ctx.Done()
		close(cancel)
	}()
	server, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Cancel: cancel,
		Init: func(s *grpc.Server) error {
			pulumirpc.RegisterLanguageRuntimeServer(s, &host{engine: flag.Arg(0)})
			return nil
		},
	})
	if err == nil {
		fmt.Println(server.Port) // the engine reads this line and dials
		err = <-server.Done
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pulumi-language-nodejs:", err)
		os.Exit(1)
	}
}

// stopWithEngine ends the host when the engine's end of stdin closes, so that a killed engine leaves nothing behind.
func stopWithEngine(stop func()) {
	_, _ = io.Copy(io.Discard, os.Stdin)
	stop()
}

func (h *host) Handshake(
	_ context.Context, request *pulumirpc.LanguageHandshakeRequest,
) (*pulumirpc.LanguageHandshakeResponse, error) {
	h.engine = request.EngineAddress
	return &pulumirpc.LanguageHandshakeResponse{}, nil
}

func (h *host) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: version.Version}, nil
}

// GetRequiredPackages names none: providers are attached to, or already installed, never fetched by the engine.
func (h *host) GetRequiredPackages(
	context.Context, *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	return &pulumirpc.GetRequiredPackagesResponse{}, nil
}

func (h *host) RuntimeOptionsPrompts(
	context.Context, *pulumirpc.RuntimeOptionsRequest,
) (*pulumirpc.RuntimeOptionsResponse, error) {
	return &pulumirpc.RuntimeOptionsResponse{}, nil
}

func (h *host) InstallDependencies(
	_ *pulumirpc.InstallDependenciesRequest, stream pulumirpc.LanguageRuntime_InstallDependenciesServer,
) error {
	return stream.Send(&pulumirpc.InstallDependenciesResponse{
		Stdout: []byte("Nothing installed: run `npm ci` in the project's folder.\n"),
	})
}
