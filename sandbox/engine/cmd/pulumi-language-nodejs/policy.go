package main

import (
	"context"
	"fmt"
	"os/exec"
	"strconv"

	"github.com/pulumi/pulumi/sdk/v3"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// RunPlugin starts a policy pack ("analyzer") and lives until the pack ends or the engine hangs up.
//
// The Node.js policy SDK wants the stack's configuration in its environment before it starts, the engine sends it
// over gRPC after it has started. sdk.PolicyProxy stands between: it takes the engine's call first, then the pack.
func (h *host) RunPlugin(
	request *pulumirpc.RunPluginRequest, stream pulumirpc.LanguageRuntime_RunPluginServer,
) error {
	if request.Kind != "analyzer" {
		return status.Errorf(codes.Unimplemented, "this Node.js host runs policy packs, not %q plugins", request.Kind)
	}
	ctx := stream.Context()
	closer, stdout, stderr, err := rpcutil.MakeRunPluginStreams(stream, false)
	if err != nil {
		return err
	}
	defer closer.Close()

	proxy, packOutput, err := sdk.NewPolicyProxy(ctx, stdout)
	if err != nil {
		return err
	}
	stack, err := proxy.AwaitConfiguration(ctx)
	if err != nil {
		return err
	}
	env, err := stackEnv(stack)
	if err != nil {
		return err
	}
	pack, err := policyPackCommand(ctx, request)
	if err != nil {
		return err
	}
	pack.Env = append(append(pack.Env, request.Env...), env...)
	pack.Stdout, pack.Stderr = packOutput, stderr
	if err := pack.Start(); err != nil {
		return err
	}
	return proxy.Attach(ctx, pack)
}

func policyPackCommand(ctx context.Context, request *pulumirpc.RunPluginRequest) (*exec.Cmd, error) {
	if len(request.Args) == 0 {
		return nil, fmt.Errorf("policy pack %s: the engine gave no address", request.Info.ProgramDirectory)
	}
	folder := request.Info.ProgramDirectory
	args := []string{request.Args[len(request.Args)-1], folder}
	pack, err := nodeCommand(ctx, request.Info, "run-policy-pack", args)
	if err != nil {
		return nil, err
	}
	pack.Dir = folder
	return pack, nil
}

// stackEnv tells the pack which stack it judges. `pulumi policy analyze` gives no stack: then nothing is set.
func stackEnv(stack *pulumirpc.AnalyzerStackConfigureRequest) ([]string, error) {
	if stack == nil {
		return nil, nil
	}
	env, err := configEnv(stack.Config, stack.ConfigSecretKeys)
	if err != nil {
		return nil, err
	}
	return append(env,
		"PULUMI_NODEJS_ORGANIZATION="+stack.Organization,
		"PULUMI_NODEJS_PROJECT="+stack.Project,
		"PULUMI_NODEJS_STACK="+stack.Stack,
		"PULUMI_NODEJS_DRY_RUN="+strconv.FormatBool(stack.DryRun),
	), nil
}
